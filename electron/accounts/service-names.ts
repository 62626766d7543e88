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
  'Maven Central': ['central.sonatype.com', 'sonatype', 'sonatype central'],
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
    [folded(name), ...aliases].map((alias) => [alias, name] as const),
  ),
)

/**
 * The own name of a service, whatever it is called: a host, an address, another spelling.
 *
 * @returns Undefined for what is not known.
 */
export function ownServiceName(called: string): string | undefined {
  const host = folded(called)
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
    .replace(/^www\./, '')
  return BY_ALIAS.get(host)
}

function folded(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}
