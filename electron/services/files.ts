/** Imported, so that the build bundles them: there is no file to find at run time. */
import onePassword from './1password.json' with { type: 'json' }
import appwrite from './appwrite.json' with { type: 'json' }
import aspnetCoreIdentity from './aspnet-core-identity.json' with { type: 'json' }
import aws from './aws.json' with { type: 'json' }
import bitbucket from './bitbucket.json' with { type: 'json' }
import bitwarden from './bitwarden.json' with { type: 'json' }
import cloudflare from './cloudflare.json' with { type: 'json' }
import codeberg from './codeberg.json' with { type: 'json' }
import cran from './cran.json' with { type: 'json' }
import cratesIo from './crates-io.json' with { type: 'json' }
import digitalocean from './digitalocean.json' with { type: 'json' }
import discord from './discord.json' with { type: 'json' }
import discourse from './discourse.json' with { type: 'json' }
import djangoAllauth from './django-allauth.json' with { type: 'json' }
import djangoOtp from './django-otp.json' with { type: 'json' }
import dockerHub from './docker-hub.json' with { type: 'json' }
import dropbox from './dropbox.json' with { type: 'json' }
import fastmail from './fastmail.json' with { type: 'json' }
import forgejo from './forgejo.json' with { type: 'json' }
import gitea from './gitea.json' with { type: 'json' }
import github from './github.json' with { type: 'json' }
import gitlab from './gitlab.json' with { type: 'json' }
import google from './google.json' with { type: 'json' }
import heroku from './heroku.json' with { type: 'json' }
import hex from './hex.json' with { type: 'json' }
import homebrewTap from './homebrew-tap.json' with { type: 'json' }
import jumpstart from './jumpstart.json' with { type: 'json' }
import keycloak from './keycloak.json' with { type: 'json' }
import laravel from './laravel.json' with { type: 'json' }
import mastodon from './mastodon.json' with { type: 'json' }
import mavenCentral from './maven-central.json' with { type: 'json' }
import microsoft from './microsoft.json' with { type: 'json' }
import mozilla from './mozilla.json' with { type: 'json' }
import nextcloud from './nextcloud.json' with { type: 'json' }
import npm from './npm.json' with { type: 'json' }
import nuget from './nuget.json' with { type: 'json' }
import packagist from './packagist.json' with { type: 'json' }
import pause from './pause.json' with { type: 'json' }
import proton from './proton.json' with { type: 'json' }
import pypi from './pypi.json' with { type: 'json' }
import readTheDocs from './read-the-docs.json' with { type: 'json' }
import registrar from './registrar.json' with { type: 'json' }
import rubygems from './rubygems.json' with { type: 'json' }
import sentry from './sentry.json' with { type: 'json' }
import slack from './slack.json' with { type: 'json' }
import steam from './steam.json' with { type: 'json' }
import testpypi from './testpypi.json' with { type: 'json' }
import wordpress from './wordpress.json' with { type: 'json' }

/** The JSON file of each service. */
export const FILES: readonly unknown[] = [
  onePassword,
  appwrite,
  aspnetCoreIdentity,
  aws,
  bitbucket,
  bitwarden,
  cloudflare,
  codeberg,
  cran,
  cratesIo,
  digitalocean,
  discord,
  discourse,
  djangoAllauth,
  djangoOtp,
  dockerHub,
  dropbox,
  fastmail,
  forgejo,
  gitea,
  github,
  gitlab,
  google,
  heroku,
  hex,
  homebrewTap,
  jumpstart,
  keycloak,
  laravel,
  mastodon,
  mavenCentral,
  microsoft,
  mozilla,
  nextcloud,
  npm,
  nuget,
  packagist,
  pause,
  proton,
  pypi,
  readTheDocs,
  registrar,
  rubygems,
  sentry,
  slack,
  steam,
  testpypi,
  wordpress,
]
