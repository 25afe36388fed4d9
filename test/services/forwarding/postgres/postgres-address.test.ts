import { userInfo } from 'node:os'
import { expect, onTestFinished, test } from 'vitest'
import { addressFault, originOf } from '../../../../electron/services/forwarding/destination-address.ts'
import { readPostgresAddress } from '../../../../electron/services/forwarding/postgres/postgres-address.ts'

function read(text: string) {
  const found = readPostgresAddress(text)
  return found.ok ? found.address : null
}

test('every part of a connection string is read, whatever it is written with', () => {
  expect(read('postgres://re%40ports:p%2Fw%3A%20%25@db.example.com:6543/hover%20tray?sslmode=require')).toEqual({
    ...{ host: 'db.example.com', port: 6543, user: 're@ports', password: 'p/w: %', database: 'hover tray' },
    ...{ encryption: 'require', files: { ca: null, cert: null, key: null }, isDirectTls: false, options: null },
  })
})

test.each([
  ['postgresql://', { host: 'localhost', port: 5432, user: userInfo().username, database: userInfo().username }],
  ['postgresql://me@/books?host=/run/postgresql', { host: '/run/postgresql', user: 'me', database: 'books' }],
  ['postgresql:///books?host=%2Frun%2Fpostgresql&user=me&password=a+b', { host: '/run/postgresql', password: 'a b' }],
  ['postgresql://me@[::1]:5433/books', { host: '::1', port: 5433, encryption: 'none' }],
  ['postgresql://me@localhost/books?options=-c%20role%3Dx', { options: '-c role=x' }],
  ['postgresql://me@%2Frun%2Fpostgresql/books', { host: '/run/postgresql', encryption: 'none' }],
])('%s', (text, parts) => {
  expect(read(text)).toMatchObject(parts)
})

test.each([
  ['postgresql://me@db.example.com/books', 'verify-full'],
  ['postgresql://me@db.example.com/books?sslmode=verify-full', 'verify-full'],
  ['postgresql://me@db.example.com/books?sslmode=verify-ca&sslrootcert=/ca.pem', 'verify-ca'],
  ['postgresql://me@db.example.com/books?sslmode=require', 'require'],
  ['postgresql://me@db.example.com/books?sslmode=require&sslrootcert=/ca.pem', 'verify-ca'],
  ['postgresql://me@127.0.0.1/books', 'none'],
  ['postgresql://me@127.0.0.1/books?sslmode=prefer', 'none'],
  ['postgresql://me@127.0.0.1/books?sslmode=verify-full', 'verify-full'],
])('%s is encrypted as %s', (text, encryption) => {
  expect(read(text)?.encryption).toBe(encryption)
})

test.each([
  ['postgresql://me@db.example.com/books?sslmode=disable', /has to be encrypted/],
  ['postgresql://me@db.example.com/books?sslmode=prefer', /has to be encrypted/],
  ['postgresql://me@db.example.com/books?sslmode=allow', /has to be encrypted/],
  // What decides is where it really goes.
  ['postgresql://me@localhost/books?host=db.example.com&sslmode=disable', /has to be encrypted/],
  ['postgresql://me@127.0.0.1.example.com/books?sslmode=disable', /has to be encrypted/],
  ['postgresql://me@db.example.com/books?sslmode=verify-ca', /needs sslrootcert/],
  ['postgresql://me@db.example.com/books?sslmode=no-verify', /^sslmode has to be/],
  ['https://db.example.com/books', /^Enter an address/],
  ['postgresql://me:p@ss/word@db.example.com/books', /%XX/],
  ['postgresql://me@one.example.com,two.example.com/books', /^Enter an address/],
  ['postgresql://me@db.example.com:99999/books', /^Enter an address/],
  ['postgresql://me:%zz@db.example.com/books', /^Enter an address/],
  ['host=db.example.com dbname=books', /^Enter an address/],
  ['', /^Enter an address/],
])('%s is refused with a sentence', (address, sentence) => {
  expect(addressFault('postgres', address)).toMatch(sentence)
})

test('the environment decides nothing', () => {
  for (const [name, value] of Object.entries({ PGHOST: 'evil.example.com', PGUSER: 'other', PGPORT: '1' })) {
    process.env[name] = value
    onTestFinished(() => void Reflect.deleteProperty(process.env, name))
  }
  expect(read('postgresql://me@/books')).toMatchObject({ host: 'localhost', user: 'me', port: 5432 })
})

test.each([
  ['postgresql://me:secret@db.example.com/books', 'postgresql://db.example.com:5432'],
  ['postgres://me:secret@[::1]:6000/books?password=secret', 'postgresql://[::1]:6000'],
  ['postgresql://me:secret@/books?host=/run/postgresql', 'postgresql:///run/postgresql:5432'],
])('where %s leads is told without its secrets: %s', (address, origin) => {
  expect(originOf(address)).toBe(origin)
})
