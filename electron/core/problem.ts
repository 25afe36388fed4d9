import type { Problem, ProblemCode } from '../contract/connection.ts'

interface Wording {
  readonly sentence: string
  readonly retry: Problem['retry']
}

/** One sentence for each problem: what happened and what to do. Providers' own texts may hold a token and are never shown. */
const wordings: Readonly<Record<ProblemCode, Wording>> = {
  'port-taken': auto(
    'Another program uses the port of the receiver. Close it, and the app takes the port at once; or choose another port.',
  ),
  'receiver-failed': auto('The receiver could not be opened on this machine. The app keeps trying.'),
  'no-network': auto('ngrok cannot be reached. Check your internet connection; the app keeps trying.'),
  'tls-intercepted': auto(
    'A proxy or firewall intercepts the connection to ngrok. Use another network, or a public address of your own.',
  ),
  'tunnel-auth-missing': user('Add your ngrok authtoken in the settings to go online. It is on your ngrok dashboard.'),
  'tunnel-auth-rejected': user('ngrok does not accept this authtoken. Copy it again from your ngrok dashboard.'),
  'tunnel-agent-limit': auto(
    'Your ngrok account already has as many agents online as it allows. Stop one on another computer or in a terminal.',
  ),
  'tunnel-endpoint-limit': user('Your ngrok plan allows no more addresses. Stop another one, or change the plan.'),
  'tunnel-address-in-use': auto('Another ngrok agent uses this address. Stop it there, or choose another address.'),
  'tunnel-address-not-yours': user(
    'This ngrok domain does not belong to your account. Use the domain on your ngrok dashboard.',
  ),
  'tunnel-account-blocked': user('ngrok does not let this account connect. Your ngrok dashboard says why.'),
  'tunnel-client-too-old': user('This version of the app is too old for ngrok. Update the app.'),
  'tunnel-stopped-remotely': user('The tunnel was stopped on the ngrok dashboard. Press Retry to open it again.'),
  'tunnel-failed': auto('The tunnel closed. The app opens it again.'),
  'address-unreachable': auto(
    'The public address does not answer, although it is registered. The app keeps trying; what Hover posts meanwhile is lost.',
  ),
  'address-elsewhere': auto(
    'The public address leads to another program, not to this app. Stop the other one, or choose another address.',
  ),
  'needs-secret': user('The secret of this source is missing. Enter it again in the settings.'),
  'needs-connecting': user(
    'This organization is not connected yet. Open Hover’s consent page in the settings and paste the code.',
  ),
  'needs-public-url': user(
    'Hover cannot reach this machine. Choose ngrok, or a public address of your own, in the settings.',
  ),
  'hover-unreachable': auto('Hover cannot be reached. Check your internet connection; the app keeps trying.'),
  'hover-unauthorized': user(
    'Hover does not accept the stored sign-in any more. Connect the organization again in the settings.',
  ),
  'hover-forbidden': user('Hover does not let this account manage webhooks. Ask a Team Admin of the organization.'),
  'hover-refused': user('Hover refused to register the address. Check it in the settings, then press Retry.'),
  'hover-rate-limited': auto('Hover asks to wait before more calls. The app goes on by itself.'),
  'hover-failed': auto('Hover answered with an error. The app keeps trying.'),
  'code-never-came': auto(
    'Hover’s verification code did not arrive. Check that the public address leads here; the app asks for a new one.',
  ),
  'not-saved': auto(
    'What Hover answered could not be saved on this machine. Check the free space of the disk; the app keeps trying.',
  ),
  'secret-unreadable': user(
    'A stored secret cannot be read with this desktop’s keyring. Enter it again in the settings.',
  ),
  'sign-in-unreadable': user(
    'The stored sign-in cannot be read with this desktop’s keyring. Connect the organization again in the settings.',
  ),
}

export function describeProblem(code: ProblemCode): Problem {
  return { code, ...wordings[code] }
}

function auto(sentence: string): Wording {
  return { sentence, retry: 'auto' }
}

function user(sentence: string): Wording {
  return { sentence, retry: 'user' }
}
