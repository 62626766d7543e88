import { fold } from './known.ts'

/** Services by their own names, and what apps and hosts call them, in lower case. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  PyPI: ['pypi.org', 'python package index', 'pypi.python.org'],
  TestPyPI: ['test.pypi.org', 'test pypi'],
  npm: ['npmjs', 'npmjs.com', 'npmjs.org', 'registry.npmjs.org'],
  GitHub: ['github.com', 'git hub'],
  GitLab: ['gitlab.com', 'git lab'],
  'crates.io': ['crates', 'cratesio'],
  RubyGems: ['rubygems.org', 'ruby gems'],
  'Docker Hub': ['docker', 'docker.com', 'hub.docker.com', 'docker.io', 'dockerhub'],
  Packagist: ['packagist.org'],
  NuGet: ['nuget.org', 'nuget gallery'],
  Bitbucket: ['bitbucket.org'],
  Codeberg: ['codeberg.org'],
  'Read the Docs': ['readthedocs', 'readthedocs.org', 'readthedocs.com'],
  Google: ['google.com', 'accounts.google.com', 'gmail', 'gmail.com'],
  Microsoft: ['microsoft.com', 'login.microsoftonline.com', 'outlook.com', 'live.com'],
  AWS: ['amazon web services', 'aws.amazon.com', 'console.aws.amazon.com'],
  Cloudflare: ['cloudflare.com', 'dash.cloudflare.com'],
  DigitalOcean: ['digitalocean.com', 'digital ocean'],
  Heroku: ['heroku.com'],
  Discord: ['discord.com', 'discordapp.com'],
  Slack: ['slack.com'],
  Dropbox: ['dropbox.com'],
  Proton: ['proton.me', 'protonmail', 'protonmail.com'],
  Fastmail: ['fastmail.com'],
  Mozilla: ['mozilla.org', 'accounts.firefox.com', 'firefox'],
  Steam: ['steampowered.com', 'store.steampowered.com'],
}

const BY_ALIAS = new Map(
  Object.entries(SERVICES).flatMap(([name, aliases]) =>
    [fold(name), ...aliases].map((alias) => [alias, name] as const),
  ),
)

/**
 * The own name of a service that is called otherwise: a host, another spelling. It is only
 * suggested: "pypi.org" may be what somebody calls it on purpose.
 *
 * @returns Undefined for what is not known, and for what is called by its own name already.
 */
export function suggestedService(called: string): string | undefined {
  const host = fold(called)
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^www\./, '')
  const name = BY_ALIAS.get(host)
  return name === called.trim() ? undefined : name
}
