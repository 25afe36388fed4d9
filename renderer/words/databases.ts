import type { Translation } from '../../electron/contract/speech/catalogue.ts'
import { message } from '../../electron/contract/speech/message.ts'
import { spoken } from '../language/spoken.ts'
import { databases as fr } from './french/databases.ts'
import { databases as pt } from './portuguese/databases.ts'
import { databases as sw } from './swahili/databases.ts'

/** The words of destinations that are databases. */
export const english = {
  trouble: {
    'login-refused': message(
      'It refuses the name or the password. Enter them again with the address: {command}',
      'command',
    ),
    'not-let-in':
      'The server does not know the role, or does not let it in from here. Enter the right address, or let its administrator add it to pg_hba.conf.',
    'no-database': 'There is no such database on the server. Create it, or enter the address with its right name.',
    'no-right':
      'The role may not write there, or not create the schema. Let its owner create the schema for it: CREATE SCHEMA … AUTHORIZATION.',
    'newer-schema':
      'Its schema was made by a newer version of this app, so nothing is written. Update the app, or use another schema.',
    'foreign-schema':
      'Its schema holds other tables of the same names, or its tables were changed. Use a schema of its own, or put them back as they were.',
    'full-disk': 'The disk of the database is full. Make room there; events follow by themselves.',
    'going-away': 'The database shuts down or starts. Events follow by themselves when it is there again.',
    busy: 'The database has no room for this now: too many connections, or something holds its tables. Events follow by themselves.',
    slow: 'The database did not finish in time. Look whether it is overloaded, or something holds its tables.',
    'read-only': 'The database only reads: it is a standby, or set so. Enter the address of the one that writes.',
    'no-unicode': 'The database cannot hold all of Unicode. Create one with the encoding UTF8, and enter its address.',
    'no-tls': 'The server offers no encryption, which is needed to another computer. Turn on ssl there.',
    'bad-certificate':
      'The certificate of the server is not trusted, or is for another name. Name your authority with sslrootcert in the address, or correct the certificate.',
    refused: message('The database refuses what is sent (SQLSTATE {state}). Its log should say why.', 'state'),
  },
} as const

export type DatabaseWords = Translation<typeof english>
export const databaseWords = spoken(english, { fr, sw, pt })
