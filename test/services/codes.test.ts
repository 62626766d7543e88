import { describe, expect, it, test } from 'vitest'
import { CODE_SERVICES } from '../../electron/intake/formats/recovery-codes/recovery-code-services.ts'
import { recoveryCodes } from '../../electron/intake/formats/recovery-codes/recovery-codes.ts'
import type { Reading } from '../../electron/intake/intake.ts'
import { anyOf, fileNamePattern } from '../../electron/services/code-names.ts'
import { SERVICES } from '../../electron/services/services.ts'
import { codesLike, serviceCalled } from '../fixtures/services.ts'

const withCodes = SERVICES.flatMap(({ name, codes }) => (codes ? [{ name, ...codes }] : []))
const forms = withCodes.flatMap(({ name, forms }) =>
  forms.flatMap((form, at) =>
    form.pattern ? [{ title: `${name}, ${at + 1}`, form, pattern: form.pattern.value }] : [],
  ),
)

describe('the look of codes', () => {
  it.each(forms)('of $title takes its samples, and nothing around or less', ({ form: { samples = [] }, pattern }) => {
    const regex = new RegExp(pattern, 'u')
    expect(samples).not.toEqual([])
    for (const sample of samples) {
      expect(sample).toMatch(regex)
      expect(` ${sample}`).not.toMatch(regex)
      // One form of npm takes many lengths.
      if (!pattern.includes('40,64')) expect(`${sample}0`).not.toMatch(regex)
      if (!pattern.includes('40,64')) expect(sample.slice(1)).not.toMatch(regex)
      expect(`${sample} `).not.toMatch(regex)
    }
  })

  it.each(forms)('of $title is that of a whole set of as many as it issues', ({ form, pattern }) => {
    const codes = codesLike(form)
    expect(new Set(codes).size).toBe(form.count?.value ?? 3)
    for (const code of codes) expect(code).toMatch(new RegExp(pattern, 'u'))
  })

  test('is the one that intake reads by, with the count', () => {
    const read = CODE_SERVICES.flatMap(({ service, count, shape }) =>
      shape ? [{ service, count, pattern: shape.source }] : [],
    )
    expect(read).toEqual(
      withCodes.flatMap(({ name, forms }) =>
        forms.flatMap(({ count, pattern }) =>
          pattern ? [{ service: name, count: count?.value, pattern: pattern.value }] : [],
        ),
      ),
    )
  })

  test.each([
    ['PyPI', 8, '0123456789abcdef'],
    ['TestPyPI', 8, '0123456789abcdef'],
    ['npm', 5, '0123456789abcdef'.repeat(4)],
    ['GitHub', 16, '01234-abcde'],
    ['GitLab', 10, '0123456789abcdef'],
    ['RubyGems', 10, '0123456789ab'],
    ['Docker Hub', 1, undefined],
    ['Packagist', 1, '0123abcd'],
    ['Hex', 10, '0123-4567-89ab-stuv'],
    ['Codeberg', 1, 'ABCD2345EF'],
    ['Google', 10, '0123 4567'],
    ['Bitwarden', 1, '0123 4567 89ab cdef ghij klmn opqr stuv'],
  ])('of %s is %i codes like %s', (name, count, sample) => {
    const [form] = serviceCalled(name).codes?.forms ?? []
    expect([form?.count?.value, form?.samples?.[0]]).toEqual([count, sample])
  })

  test('says that the first one is used up at PyPI and TestPyPI alone', () => {
    expect(withCodes.filter(({ burnsFirst }) => burnsFirst).map(({ name }) => name)).toEqual(['PyPI', 'TestPyPI'])
    expect(new Set(CODE_SERVICES.filter(({ burnsFirst }) => burnsFirst).map(({ service }) => service))).toEqual(
      new Set(['PyPI', 'TestPyPI']),
    )
  })
})

describe('the name of a file with codes', () => {
  const named = withCodes.flatMap(({ name, fileName, forms }) =>
    fileName ? [{ name, file: fileName.value, forms }] : [],
  )
  const exampleOf = (file: string) =>
    file.replace('<account>', 'mara-jo').replace('<time>', '2026-01-02T09_26_53.589Z').replace(/[[\]]/g, '')

  it.each(named)('$file is of $name and of no other', ({ name, file }) => {
    const claims = CODE_SERVICES.filter(({ fileName }) => fileName?.test(exampleOf(file)))
    expect([...new Set(claims.map(({ service }) => service))]).toEqual([name])
  })

  it.each(named)('$file tells which service its codes belong to', ({ name, file, forms }) => {
    const [form = {}] = forms
    const bytes = new TextEncoder().encode(codesLike(form).join('\n'))
    const { found } = recoveryCodes.read({ name: exampleOf(file), bytes }) as Reading
    expect(found).toMatchObject([{ kind: 'code-set', service: name }])
  })

  test.each([
    ['PyPI-Recovery-Codes-mara-jo-2025-03-14T09_26_53.589Z.txt', 'mara-jo', '2025-03-14'],
    ['PyPI-Recovery-Codes-mara-2025-03-14T09:26:53.589Z (1).txt', 'mara', '2025-03-14'],
    ['pypi-recovery-codes-2023-05-01T10_00_00.txt', undefined, '2023-05-01'],
    ['PyPI-Recovery-Codes.txt', undefined, undefined],
    ['PyPI-Recovery-Codes (2).txt', undefined, undefined],
    ['PyPI-Recovery-Codes-mara.txt', 'mara', undefined],
  ])('%s says the account and the day', (file, account, day) => {
    const [, ...groups] = fileNamePattern('PyPI-Recovery-Codes[-<account>][-<time>].txt').exec(file) ?? []
    expect(groups).toEqual([account, day])
  })

  test.each([
    ['github-recovery-codes.txt', true],
    ['GitHub-Recovery-Codes (1).txt', true],
    ['github-recovery-codes-work.txt', true],
    ['github-recovery-codes', true],
    ['github-recovery-codes2.txt', false],
    ['my-github-recovery-codes.txt', false],
    ['github-recovery-codesXtxt', false],
  ])('%s is one of GitHub: %s', (file, is) => {
    expect(fileNamePattern('github-recovery-codes.txt').test(file)).toBe(is)
  })

  test('is matched fast, however long it is', () => {
    const long = `PyPI-Recovery-Codes${'-2025-03-14T09_26'.repeat(500)}\n`
    expect(fileNamePattern('PyPI-Recovery-Codes[-<account>][-<time>].txt').test(long)).toBe(false)
  })
})

describe('a word for a service', () => {
  test.each([
    ['Your PyPI recovery codes', ['pypi'], 5],
    ['pypi.org', ['pypi'], 0],
    ['pypistats', ['pypi'], -1],
    ['testpypi', ['pypi'], -1],
    ['visit https://g.co/2sv', ['google', 'g.co/'], 14],
    ['aspxnet', ['asp.net'], -1],
    ['django-two-factor-auth', ['django-two-factor'], 0],
  ])('%j with %j is at %i', (text, words, place) => {
    expect(text.search(anyOf(words))).toBe(place)
  })

  it.each(withCodes.filter(({ words }) => words.length > 0))('tells codes of $name in a heading', ({ name, words }) => {
    const places = CODE_SERVICES.flatMap(({ service, heading }) => {
      const place = heading ? `Recovery codes for ${words[0] ?? ''}`.search(heading) : -1
      return place < 0 ? [] : [{ service, place }]
    }).sort((a, b) => a.place - b.place)
    expect(places[0]?.service).toBe(name)
  })
})
