import { appendFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'

/**
 * A consumer that writes down what it takes before it answers, and kills itself at a request: before it has written it
 * down, or after, but before it answers. Arguments: the file, the port (0: any), the moment (0: never).
 */
const [file = '', port = '0', moment = '0'] = process.argv.slice(2)
let moments = 0

function pass(): void {
  moments += 1
  if (moments === Number(moment)) process.kill(process.pid, 'SIGKILL')
}

const server = createServer(async (request, response) => {
  const { id, type, subject, data } = JSON.parse(await text(request))
  pass()
  appendFileSync(file, `${JSON.stringify({ id, type, subject, to: data.to ?? null })}\n`)
  pass()
  response.writeHead(204).end()
})
server.listen(Number(port), '127.0.0.1', () => process.send?.(server.address()))
