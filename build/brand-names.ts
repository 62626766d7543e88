/** The marks in the window: those of the services the app knows, and of about 200 that many people have accounts at. */
const SLUGS = `
  1password airtable algolia anaconda anthropic apachemaven apple appwrite arduino artstation asana atlassian auth0
  backblaze bandcamp basecamp battledotnet behance bitbucket bitcoin bitwarden blender bluesky box brave buildkite
  bunnydotnet caddy chef circleci cloudflare cloudinary codeberg codecov coinbase contabo coursera crowdin databricks
  datadog debian deepl deno deviantart digitalocean discord discourse disqus django docker dribbble dropbox duckduckgo
  ebay elastic electron element elixir ente envato epicgames ethereum etsy evernote expo facebook fastapi fastly fedora
  figma firebase firefox flathub flickr forgejo gandi gitbook gitea github gitlab gmail godaddy godotengine gogdotcom
  google googlecloud grafana gravatar gumroad hackerone hackthebox hashicorp hetzner homeassistant homebrew hostinger
  huggingface humblebundle icloud ifttt immich infomaniak instagram intercom ionos itchdotio jetbrains jira joomla
  kaggle keepassxc keycloak kick kickstarter klarna kofi kubernetes laravel lastdotfm lastpass launchpad letsencrypt
  liberapay lichess linear mailchimp mailgun mastodon matrix mattermost mega meta mongodb mozilla mullvad n26 namecheap
  netflix netlify newrelic nextcloud nextdns nordvpn notion npm nuget nvidia obsidian okta opencollective openstreetmap
  orcid ovh packagist pagerduty patreon paypal perl pinterest pixiv playstation plex porkbun posthog proton protonmail
  protonvpn proxmox pypi python qnap r railway readthedocs reddit redhat render revolut riotgames roblox rockstargames
  ruby rubygems rust samsung scaleway sentry shopify signal simplelogin snapchat snyk soundcloud sourceforge sourcehut
  spotify square squarespace stackoverflow steam stripe substack supabase suse synology tailscale teamviewer telegram
  terraform threads tiktok todoist trello tumblr turso tuta twitch uber ubisoft ubuntu udemy unity upwork vaultwarden
  vercel vimeo vivaldi vk weblate whatsapp wikipedia wise wix wordpress x xero yandexcloud youtube zapier zoho zoom
  zulip`

export const BRAND_SLUGS: readonly string[] = SLUGS.trim().split(/\s+/)

/** Services of the table that go by the mark of what they belong to. */
export const MARK_OF_SERVICE: Readonly<Record<string, string>> = {
  'crates.io': 'rust',
  'Docker Hub': 'docker',
  CRAN: 'r',
  'Maven Central': 'apachemaven',
  PAUSE: 'perl',
  TestPyPI: 'pypi',
  'Hex.pm': 'elixir',
}
