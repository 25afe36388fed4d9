import { asObject } from '../json-shape.ts'
import { visibleJson } from './shown-body.ts'

/**
 * A shell command that posts the `data` of a USSD delivery again. The address of the hook and the secret are not in it:
 * the shell asks for both by name.
 */
export function curlOf(data: unknown): string {
  const body = quoted(visibleJson({ data }))
  const secret = `'{"meta":{"secret":"'"\${HOVER_SECRET:?the webhook secret of the app}"'"},'`
  return [
    `curl -X POST "\${HOOK_URL:?the address of the webhook}"`,
    `  -H 'Content-Type: application/json'`,
    `  --data-binary ${secret}${body.replace(/^'\{/, "'")}`,
  ].join(' \\\n')
}

/** What `POST /practice/deliver` of the practice Hover takes, and what an import of saved payloads takes. */
export function fixtureOf(data: unknown): string {
  const { relationships, ...rest } = asObject(data)
  // The practice app delivers it as its own.
  const { app: _app, ...others } = asObject(relationships)
  return visibleJson({ data: { ...rest, relationships: others } }, 2)
}

/** One word for any POSIX shell, whatever strangers wrote into it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
