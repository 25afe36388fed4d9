// What is left of the careful way without Express: node:http, and a durable commit for each request before its answer.
import { createServer } from 'node:http'
import Database from 'better-sqlite3'
import { insertSql, type Parsed, readHook, tableSql } from './hook.ts'
import { databaseFile, ready } from './ready.ts'

const database = new Database(databaseFile())
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec(tableSql)
const insert = database.prepare(insertSql)

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    // Only the bench posts here.
    const hook = readHook(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Parsed)
    if (hook !== null) insert.run(...hook)
    response.writeHead(hook === null ? 401 : 200, { 'content-type': 'text/plain', 'content-length': 2 })
    response.end('ok')
  })
})

server.listen(0, '127.0.0.1', () => ready(server))
