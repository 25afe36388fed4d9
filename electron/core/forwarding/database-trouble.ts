/** Why a database did not take an event. `sql-42804` is its own SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html). */
export type DatabaseTrouble =
  | 'login-refused'
  | 'not-let-in'
  | 'no-database'
  | 'no-right'
  | 'newer-schema'
  | 'foreign-schema'
  | 'full-disk'
  | 'going-away'
  | 'busy'
  | 'slow'
  | 'read-only'
  | 'no-unicode'
  | 'no-tls'
  | 'bad-certificate'
  | `sql-${string}`

/** What the SQLSTATE of an error means; what it is about is told by the class, the first two characters. */
export function databaseTrouble(sqlState: string): DatabaseTrouble {
  const known = bySqlState[sqlState] ?? byClass[sqlState.slice(0, 2)]
  if (known !== undefined) return known
  return /^[0-9A-Z]{5}$/.test(sqlState) ? `sql-${sqlState}` : 'sql-XX000'
}

/** Whether it is one event that the database refuses; otherwise it would refuse every other one too. */
export function isOfOneEvent(sqlState: string): boolean {
  // Data, constraints, limits of a value, and what triggers raise.
  return ['22', '23', '54', 'P0'].includes(sqlState.slice(0, 2))
}

const bySqlState: Readonly<Record<string, DatabaseTrouble>> = {
  '3D000': 'no-database',
  '3F000': 'foreign-schema',
  '25006': 'read-only',
  '28P01': 'login-refused',
  '42501': 'no-right',
  '42701': 'foreign-schema',
  '42703': 'foreign-schema',
  '42710': 'foreign-schema',
  '42804': 'foreign-schema',
  '42P01': 'foreign-schema',
  '42P07': 'foreign-schema',
  '42P10': 'foreign-schema',
  '53100': 'full-disk',
  '55P03': 'busy',
  '57014': 'slow',
}

const byClass: Readonly<Record<string, DatabaseTrouble>> = {
  '08': 'going-away',
  '28': 'not-let-in',
  '40': 'busy',
  '53': 'busy',
  '57': 'going-away',
}

/** The cause and what to do, for a person; null: it is no trouble of a database. */
export function databaseTroubleSentence(trouble: string): string | null {
  switch (trouble) {
    case 'not-let-in':
      return 'The server does not know the role, or does not let it in from here. Enter the right address, or let its administrator add it to pg_hba.conf.'
    case 'no-database':
      return 'There is no such database on the server. Create it, or enter the address with its right name.'
    case 'no-right':
      return 'The role may not write there, or not create the schema. Let its owner create the schema for it: CREATE SCHEMA ... AUTHORIZATION.'
    case 'newer-schema':
      return 'Its schema was made by a newer version of this app, so nothing is written. Update the app, or use another schema.'
    case 'foreign-schema':
      return 'Its schema holds other tables of the same names, or its tables were changed. Use a schema of its own, or put them back as they were.'
    case 'full-disk':
      return 'The disk of the database is full. Make room there; events follow by themselves.'
    case 'going-away':
      return 'The database shuts down or starts. Events follow by themselves when it is there again.'
    case 'busy':
      return 'The database has no room for this now: too many connections, or something holds its tables. Events follow by themselves.'
    case 'slow':
      return 'The database did not finish in time. Look whether it is overloaded, or something holds its tables.'
    case 'read-only':
      return 'The database only reads: it is a standby, or set so. Enter the address of the one that writes.'
    case 'no-unicode':
      return "The database cannot hold all of Unicode. Create one with ENCODING 'UTF8', and enter its address."
    case 'no-tls':
      return 'The server offers no encryption, which is needed to another computer. Turn on ssl there.'
    case 'bad-certificate':
      return 'The certificate of the server is not trusted, or is for another name. Name your authority with sslrootcert=FILE in the address, or correct the certificate.'
    default:
      return /^sql-[0-9A-Z]{5}$/.test(trouble)
        ? `The database refuses what is sent (SQLSTATE ${trouble.slice(4)}). Its log should say why.`
        : null
  }
}
