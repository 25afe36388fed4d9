// The ceiling: node:http reads the body, answers 200 and keeps nothing.
import { createServer } from 'node:http'
import { ready } from './ready.ts'

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 2 })
    response.end('ok')
  })
})

server.listen(0, '127.0.0.1', () => ready(server))
