// What tutorials teach: Express and sqlite3 with their defaults, one INSERT and thus one commit for each request.
import express from 'express'
import sqlite3 from 'sqlite3'
import { insertSql, readHook, tableSql } from './hook.ts'
import { databaseFile, ready } from './ready.ts'

const database = new sqlite3.Database(databaseFile())
const app = express()
app.use(express.json())
app.post('/hook', (request, response) => {
  const hook = readHook(request.body)
  if (hook === null) {
    response.sendStatus(401)
    return
  }
  database.run(insertSql, hook, error => {
    response.sendStatus(error === null ? 200 : 500)
  })
})

database.run(tableSql, () => {
  const server = app.listen(0, '127.0.0.1', () => ready(server))
})
