import { say } from '../terminal.ts'

const everyMs = 2000

/** Says now and then how far something is, on stderr; what is done soon says nothing. It is told the part, from 0 to 1. */
export function createProgress(): (done: number) => void {
  let next = Date.now() + everyMs
  return done => {
    if (Date.now() < next) return
    next = Date.now() + everyMs
    say(`${Math.floor(done * 100)} %`)
  }
}
