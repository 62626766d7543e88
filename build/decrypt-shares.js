/**
 * Puts SLIP-39 shares together (https://github.com/satoshilabs/slips/blob/master/slip-0039.md): for
 * decrypt-vault.js, written from the standard and from electron/vault/FORMAT.md, section "Shares of the paper key".
 * It shares no code with the app, so that each checks the other. One group only, and no passphrase,
 * as the app makes them. Needs nothing but Node.
 */
import { createHmac, pbkdf2Sync } from 'node:crypto'

/** Where the polynomials have the secret, and a digest of it. */
const [SECRET_AT, DIGEST_AT] = [255, 254]

/**
 * @param {string[]} texts - The words of one share each.
 * @returns the secret, or a `problem` in words.
 */
export function secretOfShares(texts) {
  const shares = texts.map(readShare)
  const wrong = shares.findIndex((share) => typeof share === 'string')
  if (wrong >= 0) return { problem: `Share ${wrong + 1} ${shares[wrong]}.` }
  const [first] = shares
  if (!first) return { problem: 'There are no shares in the file.' }
  if (shares.some(({ set }) => set !== first.set)) return { problem: 'These shares are not all of one set.' }
  const points = [...new Map(shares.map(({ index, value }) => [index, { x: index, y: value }])).values()]
  if (points.length < first.threshold)
    return { problem: `${points.length} of ${first.threshold} shares are there. More are needed.` }
  const encrypted = first.threshold === 1 ? first.value : checkedSecret(points)
  return encrypted ? { secret: decrypt(encrypted, first) } : { problem: 'These shares do not fit together.' }
}

/** A share, or what is wrong with it. Numbers before words and the case of letters do not count. */
function readShare(text) {
  const words = text.toLowerCase().match(/[a-z]+/g) ?? []
  const values = words.map((word) => WORDS.indexOf(word.slice(0, 4)))
  if (values.includes(-1)) return `has a word that is in no list: its ${values.indexOf(-1) + 1}th`
  if (words.length < 20) return 'has too few words'
  const bits = values.map((value) => value.toString(2).padStart(10, '0')).join('')
  const extendable = bits[15] === '1'
  if (checksum([...Buffer.from(extendable ? 'shamir_extendable' : 'shamir'), ...values]) !== 1)
    return 'has a wrong word, or a word in the wrong place'
  const number = (from, length) => Number.parseInt(bits.slice(from, from + length), 2)
  const [identifier, exponent, groups] = [number(0, 15), number(16, 4), number(28, 4) + 1]
  if (groups !== 1) return 'is one of several groups, which Recovery Kit does not make'
  if (exponent > 5) return 'asks for more work than shares of any known app do'
  const inner = bits.slice(40, -30)
  const padding = inner.length % 16
  if (padding > 8 || inner.slice(0, padding).includes('1')) return 'is no share by the standard'
  const value = Buffer.from(
    inner
      .slice(padding)
      .match(/.{8}/g)
      .map((byte) => Number.parseInt(byte, 2)),
  )
  // Identifier, flags and thresholds, which all shares of a set have alike, and the length.
  const set = `${bits.slice(0, 32)} ${bits.slice(36, 40)} ${value.length}`
  return { set, identifier, extendable, exponent, index: number(32, 4), threshold: number(36, 4) + 1, value }
}

/** RS1024; 1 for values that end with their own checksum. */
function checksum(values) {
  return values.reduce((rest, value) => {
    const top = rest >>> 20
    return GENERATOR.reduce(
      (sum, term, bit) => ((top >>> bit) & 1 ? sum ^ term : sum),
      ((rest & 0xfffff) << 10) ^ value,
    )
  }, 1)
}

const GENERATOR = [
  0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48, 0x21b1f890, 0x3f3f120,
]

/** The shared value; undefined when its digest does not fit. All shares count, also more than are needed. */
function checkedSecret(points) {
  const secret = interpolate(points, SECRET_AT)
  const digest = interpolate(points, DIGEST_AT)
  const fits = createHmac('sha256', digest.subarray(4)).update(secret).digest().subarray(0, 4)
  return fits.equals(digest.subarray(0, 4)) ? secret : undefined
}

/** Lagrange's interpolation for each byte, in the field of 256 elements. */
function interpolate(points, x) {
  return points.reduce((sum, { x: own, y }) => {
    const weight = points
      .filter((other) => other.x !== own)
      .reduce((product, other) => multiply(product, divide(other.x ^ x, other.x ^ own)), 1)
    return sum.map((byte, at) => byte ^ multiply(y[at], weight))
  }, Buffer.alloc(points[0].y.length))
}

/** Modulo x^8 + x^4 + x^3 + x + 1. */
function multiply(one, other) {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 128 ? 0x11b : 0)
    if ((other >>> bit) & 1) product ^= one
  }
  return product
}

/** Each element to the power of 254 is its inverse. */
function divide(one, other) {
  let inverse = 1
  for (let count = 0; count < 254; count++) inverse = multiply(inverse, other)
  return multiply(one, inverse)
}

/** Four Feistel rounds, backwards. */
function decrypt(encrypted, { identifier, extendable, exponent }) {
  const half = encrypted.length / 2
  let [left, right] = [encrypted.subarray(0, half), encrypted.subarray(half)]
  const prefix = extendable ? [] : [...Buffer.from('shamir'), identifier >>> 8, identifier & 255]
  for (const round of [3, 2, 1, 0]) {
    const salt = Buffer.from([...prefix, ...right])
    const mask = pbkdf2Sync(Buffer.of(round), salt, 2500 * 2 ** exponent, half, 'sha256')
    ;[left, right] = [right, left.map((byte, at) => byte ^ mask[at])]
  }
  return Buffer.concat([right, left])
}

/** The first four letters of each word of the standard's list. No two words share them. */
const WORDS = `
acadacidacneacquacroactiactradapadeqadjuadmiadoraduladvaadvoafraagaiagenagreaideaircairlairpajaralar
albualcoaliealivalphalrealtoalumalwaamazambiamouamusanalanatanceanciangeangranimanswanteanxiaparaqua
arcaarenarguarmeartiartwaspeauctauguauntaveraviaavoiawarawayaxisaxlebeambearbeavbecobedrbehabeinbeli
belobenebestbeyobikebiolbirtbishblacblanblesblimblinbluebodyboltboribornbothbounbracbranbravbreabrie
brokbrotbrowbuckbudgbuilbulbbulgbumpbundburdburnbusybuyecagecalccamecampcanycapacapicaptcarbcardcare
cargcarpcarvcatecausceilcentcerachamchancharchecchemcheschewchubcineciviclasclaycleaclieclimclincloc
clogclosclotclubcluscoalcoascodicolucompcorncostcouncourcovecowbcradcrafcrazcredcriccrimcriscritcrow
cruccruncruscryscubicultcuricurlcustcylidaisdamadancdarkdatadaugdeaddealdebrdebudecedecidecldecodecr
delidemadensdenydepadepedepidepldescdesedesideskdestdetadetedevidevodiagdictdietdiledimidinidipldisa
discdisedishdismdispdistdivedivodocudomadomedomidougdowndragdramdreadresdrifdrindrovdrugdryeduckduke
duradwardynaearlearteaseeasyechoecliecoledgeediteduceithelboeldeelecelegelemelepelevelitelseemaiemer
emisempeemphemplemptendiendlendoenemenerenfoengaenjoenlaentrenveenvyepidepisequaequieraserodescaesta
estievalevenevidevilevokexacexamexceexchexclexcuexecexerexhaexotexpaexpeexplexprexteextreyebfacifact
failfainfakefalsfamifamofancfangfantfatafatifavofawnfibefictfiltfinafindfingfirefirmfiscfishfitnflam
flasflavfleaflexflipfloaflorfluffocuforbforcforeforgformfortforwfounfracfragfreqfresfriafridfriefros
frotfrozfumefundfurlfusegalagamegarbgardgarlgasogathgenegenigenrgenugeolgestgladglanglasglenglimgoat
goldgradgrangrasgravgraygreagriegrilgringrocgrosgrougrowgrumguarguesguilguitgumshairhamshandhangharv
havehavohawkhazaheadhealhearheathelpheraherdhesihoboholiholyhomehormhosphourhugehumahumihunthusbhush
huskhybrideaidenidleimagimpaimplimprimpuinclincoincrindeindiinduinfainfoinheinjuinmainseinsiinstinte
intiinvainvoirisislaisolitemivorjackjerkjewejoinjudijuicjumpjuncjunijunkjuryjustkernkeybkidnkindkitc
knifknitladeladlladylairlamplanglarglaselaunlawsleadleaflearleavlectlegalegelegslendlenglevelibelibr
liceliftlikelilalilylipsliqulistlitelivilizaloanlobelocalosiloudloyalucklunalunclungluxulyinlyrimach
magamaidmailmainmakemakimamamanamandmansmanumaramarcmarkmarvmasomatemathmaximayomeanmedamedimembmemo
mentmercmerimethmetrmidsmildmilimineminimiramixemixtmobimodemodimoismomemornmortmothmounmousmovemuch
mulemultmuscmusemusimustnailnatineckneganervnetwnewsnuclnumbnumenylooasiobesobjeobseobtaoceaofteolym
omitoraloranorbiordeordiorgaouncovenoverownepacepacipackpaidpainpajapancpantpapapapeparcparkpartpate
patrpaympayrpeacpeanpeaspecapenapencpercperfpermpetiphanpharphotphraphyspickpictpiecpilepinkpipepist
pitcplaiplanplasplatplaypleaplotplunpracpraypreapredpregprempreppresprevprieprimprioprisprivprizprob
procprofprogpromprosprovprunpublpulspumppunipunypupapurcpurppythquanquarquicquieraceraciradarailrain
raisrandrankrapiraspreacrealreboreburecarecerecoregrregurejerelaremeremiremorendreparepereplrequresc
reseresirespresuretaretrreunreverevirewarhymrhytrichrivariverobirockromaromprostrounroyaruinrulerumo
sacksafasalasalosaltsatisatosavesaysscanscarscatscenschosciescouscrascrescriscroseafseassecrsecusegm
senishadshafshamshapsharshelshershorshoushrisidesilesilvsimisimpsingsistskinskunslapslavsledslicslim
slowslussmarsmeasmelsmirsmitsmoksmugsnaksnapsnifsocisoftsoldsolusoulsourspacsparspeaspecspelspenspew
spidspilspinspirspitsprasprisquasquestadstafstanstarstatstaysteastepsticstilstorstrastristylsubjsubm
sugasuitsunlsupesurfsurpsurvsweaswimswinswitsymbsympsyndsysttacktacttadptaletasktasttaugtaxiteacteam
teastemptenatendtenstermtesttextthanthattheatheotherthorthrethumthunticktidytimbtimetingtofutogetole
totatoxitractraftraitrantrastravtreatrentriatrictriptriutroutruetrustwictwintypetypiuglyultiumbrunco
undeunfaunfounhauniounivunkiunknunusunwrupgrupstuserusheusuavalivaluvampvanivarivegavelvventverdveri
veryvetevexevictvideviewvintviolviravisivisuvitavocavoicvoluvotevotiwalnwarmwarnwatcwavywealweapwebc
welcwelfwestwidtwildwindwinewirewisdwithwitswolfwomaworkwortwrapwriswritwrotyearyelpyielyogazero
`
  .replaceAll('\n', '')
  .match(/.{4}/g)
