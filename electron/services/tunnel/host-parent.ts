/** The way back to the app from the tunnel host, whichever way it was started. */
interface HostParent {
  /** Resolves when the message is on its way, so that the process may exit. */
  send(message: unknown): Promise<void>
  onMessage(listen: (message: unknown) => void): void
  /** The app is gone: nobody is left to stop this process. */
  onGone(listen: () => void): void
}

/** Electron's `process.parentPort` (utilityProcess), described here because Node's types do not know it. */
interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listen: (event: { readonly data: unknown }) => void): unknown
}

/** Electron gives no sign that a posted message left; one turn of its message pump is enough. */
const postGraceMs = 50

export function findParent(): HostParent | null {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isParentPort(port)) return parentOfUtilityProcess(port)
  return process.send === undefined ? null : parentOfFork()
}

function parentOfUtilityProcess(port: ParentPort): HostParent {
  return {
    send(message) {
      port.postMessage(message)
      return new Promise(done => setTimeout(done, postGraceMs))
    },
    onMessage: listen => void port.on('message', event => listen(event.data)),
    onGone() {}, // Electron ends its utility processes itself
  }
}

function parentOfFork(): HostParent {
  return {
    send: message => new Promise(done => process.send?.(message, undefined, {}, () => done()) ?? done()),
    onMessage: listen => void process.on('message', listen),
    onGone: listen => void process.on('disconnect', listen),
  }
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'postMessage' in value && 'on' in value
}
