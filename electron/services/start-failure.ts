/** The app cannot start, or a command cannot do its work, for a reason that a person can mend: the message says how. */
export class StartFailure extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StartFailure'
  }
}
