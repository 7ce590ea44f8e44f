// The database: one client for Prisma and hand-written SQL, migrations, the embedded PostgreSQL and the vault.

export * from '../generated/client.ts';
export { backUp } from './backup/backup.ts';
export type { Manifest } from './backup/manifest.ts';
export { restore } from './backup/restore.ts';
export { type Database, databaseSettings, type OpenDatabaseOptions, openDatabase } from './client.ts';
export { type EmbeddedPostgres, startEmbedded } from './embedded.ts';
export { EmbeddedPostgresError } from './embedded-identity.ts';
export type { EmbeddedEvent } from './embedded-supervisor.ts';
export { FILES_FOLDER, type Files, folderFiles } from './files.ts';
export { addKey, generateKeys, type KeyKind, keysFile, VaultError } from './keys.ts';
export { differenceFromSchema, migrate } from './migrate.ts';
export { pinyinOf } from './pinyin.ts';
export { hashKeyInUse, rehash } from './rotation/hashes.ts';
export { rotateKeys } from './rotation/rotate.ts';
export { type HashKind, openVault, type Vault } from './vault.ts';
