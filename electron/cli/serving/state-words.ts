import type { LinkState, Problem, ProblemCode, ReceiverState, TunnelState } from '../../contract/connection.ts'

/** A state in words. */
export interface Said {
  readonly text: string
  /** On the way to somewhere else. */
  readonly isPassing: boolean
}

export function receiverText(state: ReceiverState): Said {
  switch (state.kind) {
    case 'closed':
      return passing('closed')
    case 'listening':
      return settled(`listening on 127.0.0.1:${state.port}`)
    case 'down':
      return down(state.problem, '')
  }
}

export function tunnelText(state: TunnelState): Said {
  switch (state.kind) {
    case 'off':
    case 'opening':
      return passing(state.kind)
    case 'online':
      return settled(`online at ${state.url}`)
    case 'down':
      return down(state.problem, '')
  }
}

export function linkText(state: LinkState, sourceId: string): Said {
  switch (state.kind) {
    case 'idle':
    case 'opening':
    case 'registering':
    case 'awaiting-code':
    case 'verifying':
      return passing(state.kind)
    case 'live':
      return settled('live')
    case 'down':
      return down(state.problem, sourceId)
  }
}

const passing = (text: string): Said => ({ text, isPassing: true })
const settled = (text: string): Said => ({ text, isPassing: false })

function down({ code, sentence }: Problem, sourceId: string): Said {
  return settled(`down: ${inTerminal[code]?.(sourceId) ?? sentence}`)
}

function giveAgain(id: string): string {
  return `Run: ${giveSecretAgain(id)}`
}

/** The command that takes the secret of a source again; ids begin with the kind. */
export function giveSecretAgain(id: string): string {
  return id.startsWith('org-')
    ? `hover-tray sources credentials ${id} --client-secret-stdin`
    : `hover-tray sources rotate ${id} --secret-stdin`
}

/** Where the window's sentence points to a button, here is the command. */
const inTerminal: Partial<Record<ProblemCode, (sourceId: string) => string>> = {
  'port-taken': () =>
    'Another program uses the port of the receiver. Close it, or choose another with --port; it is tried again.',
  'needs-connecting': id => `This organization is not connected yet. Run: hover-tray sources authorize ${id}`,
  'hover-unauthorized': id =>
    `Hover does not accept the stored sign-in any more. Run: hover-tray sources authorize ${id}`,
  'needs-secret': id => `The secret of this source is missing. ${giveAgain(id)}`,
  'sign-in-unreadable': id => `The stored sign-in cannot be read here. Run: hover-tray sources authorize ${id}`,
  'secret-unreadable': id => `The stored secret of this source cannot be read here. ${giveAgain(id)}`,
  'needs-public-url': () => 'Hover cannot reach this machine. Choose a way in: hover-tray tunnel set --help',
  'tunnel-auth-missing': () => 'ngrok needs your authtoken. Run: hover-tray tunnel set ngrok --authtoken-stdin',
  'tunnel-auth-rejected': () =>
    'ngrok does not accept this authtoken. Copy it again and run: hover-tray tunnel set ngrok --authtoken-stdin',
}
