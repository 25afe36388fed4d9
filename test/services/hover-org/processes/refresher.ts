import { randomUUID } from 'node:crypto'
import { hoverOrgSchema } from '../../../../electron/contract/settings/settings.ts'
import { createHoverClient } from '../../../../electron/services/hover-org/client.ts'
import { defaultLimits } from '../../../../electron/services/hover-org/http.ts'
import { createOAuth } from '../../../../electron/services/hover-org/oauth.ts'
import { tokenStoreOf } from '../../../../electron/services/hover-org/org-memory.ts'
import { createPace } from '../../../../electron/services/hover-org/pace.ts'
import { keyFileCiphers } from '../../../../electron/services/secrets/key-file-cipher.ts'
import { openVault } from '../../../../electron/services/secrets/vault.ts'

/** Asks Hover twenty times at once, with a sign-in whose access token is over. */
const [file = '', key = '', baseUrl = '', clientId = '', clientSecret = ''] = process.argv.slice(2)
const vault = await openVault({ file, ciphers: keyFileCiphers(key) })
const org = hoverOrgSchema.parse({ kind: 'hover-org', id: 'homes', name: 'Homes', hookPath: `/hook/${randomUUID()}` })
const common = { baseUrl, fetch, now: Date.now, limits: defaultLimits, pace: createPace(Date.now) }
const oauth = createOAuth({ ...common, clientId, clientSecret, store: tokenStoreOf({ vault }, org) })
const client = createHoverClient({ ...common, accessToken: oauth.accessToken })
const answers = await Promise.all(Array.from({ length: 20 }, () => client.list()))
process.send?.(answers.map(answer => (answer.ok ? 'ok' : answer.failure.kind)))
