import { hookUrl } from '../../../core/hook-url.ts'
import type { ProbeDesk } from '../../receiving/probe-desk.ts'
import type { Probe, ProbeOutcome } from './address-watch.ts'

/** What is read of an answer: a proof has 43 characters, and whoever answers with more is somebody else. */
const mostBytes = 256

/** `connection: close`: a connection that was kept would prove neither name, nor certificate, nor route. */
const headers = {
  accept: 'text/plain',
  'accept-encoding': 'identity',
  connection: 'close',
  // Without it a free ngrok domain may answer with a page of its own (ERR_NGROK_6024).
  'ngrok-skip-browser-warning': '1',
}

interface Deps {
  readonly fetch: typeof globalThis.fetch
  readonly desk: Pick<ProbeDesk, 'question'>
}

/** Asks one question of the desk over the way that Hover's deliveries take. */
export function createAddressProbe({ fetch, desk }: Deps): Probe {
  return async (publicBase, signal) => {
    const { path, proof } = desk.question()
    const asked = () => fetch(hookUrl(publicBase, path), { headers, signal, redirect: 'manual' })
    const response = await asked().catch(() => null)
    // Name, route, certificate or connection: whatever failed, nobody there has heard the question.
    if (response === null) return 'unsent'
    const text = await readStart(response)
    return text === null ? 'unanswered' : judge(response, text === proof)
  }
}

/** An error page of the tunnel or of a proxy says that nothing is behind it; everything else is another program. */
function judge({ status, headers: told }: Response, isProven: boolean): ProbeOutcome {
  if (status === 200 && isProven) return 'reached'
  // Source of the header: https://ngrok.com/docs/errors
  return told.has('ngrok-error-code') || status === 429 || status >= 500 ? 'unanswered' : 'elsewhere'
}

/** Null when the answer broke off. */
async function readStart(response: Response): Promise<string | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk)
      size += chunk.length
      if (size > mostBytes) break
    }
    return Buffer.concat(chunks).toString('latin1')
  } catch {
    return null
  }
}
