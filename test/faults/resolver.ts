import dns, { type LookupAddress, type LookupOptions } from 'node:dns'

type Answer = (error: Error | null, address?: string | readonly LookupAddress[], family?: number) => void

const here = new Map<string, boolean>()
let isInstalled = false

/** A name that leads to this machine until it is taken away. Every other name is looked up as ever. */
export function giveName(label: string): { readonly name: string; takeAway(): void; giveBack(): void } {
  install()
  const name = `${label}-${here.size}.faults.test`
  here.set(name, true)
  return {
    name,
    takeAway: () => void here.set(name, false),
    giveBack: () => void here.set(name, true),
  }
}

/** Stands in for the resolver of the machine, below everything that connects from this process. */
function install(): void {
  if (isInstalled) return
  isInstalled = true
  const lookUp = dns.lookup
  Reflect.set(dns, 'lookup', (name: string, options: LookupOptions, answer: Answer) => {
    const isHere = here.get(name)
    if (isHere === undefined) return Reflect.apply(lookUp, dns, [name, options, answer])
    const address = '127.0.0.1'
    const unknown = Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
    setImmediate(() => {
      if (!isHere) answer(unknown)
      else if (options.all === true) answer(null, [{ address, family: 4 }])
      else answer(null, address, 4)
    })
  })
}
