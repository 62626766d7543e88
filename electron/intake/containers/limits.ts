/** What a file may ask of this machine. Everything is checked before the work is done. */
export const LIMITS = {
  fileBytes: 64 * 1024 * 1024, // the largest export seen has icons in it and is under 20 MiB
  entries: 10_000, // a hundred times the largest real vault; keeps the preview usable
  kitEntries: 50_000, // for this app's own export: five times a vault of 10,000 accounts, and the most one import takes
  linkCharacters: 64 * 1024, // a QR code holds 4296; more room for pictures in links
  codes: 200, // npm lists the most, a few dozen; more lines than this are some other list
  codeListBytes: 64 * 1024, // 200 codes of 64 characters take 13 KiB
  bareTableBytes: 2 * 1024 * 1024, // 10,000 rows of 200 characters
  codeCharacters: 128, // npm's are the longest, with 64
  readSeconds: 300, // for one file; a password with all the work it may ask for takes 60 on a slow machine
  readHeapMegabytes: 2048, // 64 MB of JSON take 900
  besideBytes: 64 * 1024, // for a file that another is read with; a manifest of Steam has 150 for each account
  jsonDepth: 200, // Aegis nests 5 deep; far above, other parts of a program run out of stack
  xmlDepth: 100, // preferences nest 2 deep; elements are read by a function that calls itself
  xmlElements: 200_000, // twenty for each entry; each takes some hundred bytes
  xmlTag: 64 * 1024, // characters, attributes and all; hundreds of thousands of those take seconds
  kdbxElements: 500_000, // a KeePass entry has about forty, and as many again for each former version
  kdbxParts: 10_000, // blocks, which have 1 MiB each, and attachments of KeePass; each is hashed on its own
  propertyListDepth: 50, // a keyed archive nests three deep; objects are read by a function that calls itself
  propertyListObjects: 500_000, // about forty for each account of OTP Auth
  slots: 20, // Aegis writes one for each password; each costs a derivation
  scryptN: { min: 2 ** 10, max: 2 ** 20 }, // Aegis writes 2^15; below is no protection, above is minutes
  scryptR: { min: 1, max: 32 }, // Aegis writes 8
  scryptP: { min: 1, max: 16 }, // Aegis writes 1
  scryptMemory: 1024 * 1024 * 1024, // bytes, 128 N r; not every machine has more to give
  scryptWork: 2 ** 25, // N r p; 128 times what Aegis writes, under a minute
  kdbxRounds: { min: 1, max: 500_000_000 }, // rounds of AES; KeePassXC takes up to five seconds of a fast machine, half a minute of a slow one
  keyFileXml: 64 * 1024, // bytes; KeePass writes under 1 KiB, and a larger key file counts by its hash
  pbkdf2Iterations: { min: 1, max: 10_000_000 }, // Bitwarden goes up to 2 million; above is over ten seconds
  authyIterations: 1_000_000, // for one account; Authy asks for 100,000
  authyWork: 100_000_000, // for all accounts, each with its own key: a thousand of them take a minute
  argon2Memory: { min: 8, max: 1024 * 1024 }, // KiB; above, not every machine has it
  argon2Passes: { min: 1, max: 64 }, // Ente writes 16 where memory is short
  argon2Lanes: { min: 1, max: 16 }, // WebAssembly runs them one after the other
  argon2Work: 8 * 1024 * 1024, // KiB times passes; twice what Ente writes, under a minute
  derivationSeconds: 60, // for one file, all its slots and accounts together; at these rates, which are those of a slow machine:
  scryptRate: 3_000_000, // N r p a second
  pbkdf2Rate: 3_500_000, // iterations a second, of each block of the key
  argon2Rate: 600 * 1024, // KiB times passes a second
  zipEntries: 1_000, // 1PUX holds the attachments of a whole vault
  unpackedBytes: 256 * 1024 * 1024, // four times the largest file; a zip bomb wants thousands
  textCharacters: 16 * 1024, // for one name or note; anything longer is none
} as const
