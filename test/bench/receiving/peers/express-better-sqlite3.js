// Express and better-sqlite3, a commit per request: `durable` with WAL and synchronous=FULL, or with its `defaults`.
import Database from 'better-sqlite3'
import express from 'express'
import { insertSql, readHook, tableSql } from './hook.ts'
import { databaseFile, ready } from './ready.ts'

const database = new Database(databaseFile())
if (process.argv[3] === 'durable') {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
}
database.exec(tableSql)
const insert = database.prepare(insertSql)

const app = express()
app.use(express.json())
app.post('/hook', (request, response) => {
  const hook = readHook(request.body)
  if (hook === null) {
    response.sendStatus(401)
    return
  }
  insert.run(...hook)
  response.sendStatus(200)
})

const server = app.listen(0, '127.0.0.1', () => ready(server))
