/**
 * Tables of password managers with a column for the one-time code: an otpauth link or a secret.
 *
 *   Proton Pass  type,name,url,email,username,password,note,totp,createTime,modifyTime,vault
 *   Apple        Title,URL,Username,Password,Notes,OTPAuth; Safari 15 without Notes, and Url for URL
 *   LastPass     url,username,password,totp,extra,name,grouping,fav
 *   1Password    Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes
 *
 * Proton Pass wrote its table without `vault` first, and without `email` until 2024. LastPass writes
 * secure notes as rows with the address "http://sn".
 *
 * https://proton.me/support/pass-export and the readers in github.com/ProtonMail/WebClients
 * (packages/pass/lib/import/providers); for Apple and 1Password, what public readers agree on.
 */
import { loginTable } from '../../login-table.ts'

export const protonPassCsv = loginTable({
  id: 'proton-pass-csv',
  name: 'Proton Pass CSV export',
  manager: 'Proton Pass',
  columns: ['type', 'name', 'note'],
  codes: ['totp'],
  title: 'name',
  users: ['username', 'email'],
  note: 'note',
  groups: { vault: 'Proton Pass vault' },
})

export const applePasswordsCsv = loginTable({
  id: 'apple-passwords-csv',
  name: 'Apple Passwords CSV export',
  manager: 'Apple Passwords',
  columns: ['Title', 'Username', 'Password'],
  without: ['Archived', 'Tags'],
  codes: ['OTPAuth'],
  title: 'Title',
  users: ['Username'],
  note: 'Notes',
})

export const lastpassCsv = loginTable({
  id: 'lastpass-csv',
  name: 'LastPass CSV export',
  manager: 'LastPass',
  columns: ['name', 'username', 'extra', 'grouping'],
  codes: ['totp'],
  title: 'name',
  users: ['username'],
  note: 'extra',
  groups: { grouping: 'LastPass folder' },
})

export const onePasswordCsv = loginTable({
  id: '1password-csv',
  name: '1Password CSV export',
  manager: '1Password',
  columns: ['Title', 'Username', 'Archived', 'Tags'],
  codes: ['OTPAuth'],
  title: 'Title',
  users: ['Username'],
  note: 'Notes',
  groups: { Tags: '1Password tags' },
})
