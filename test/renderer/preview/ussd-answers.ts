/** What a person has said of two categories. */
export const categories = [
  {
    category: 'line-not-active',
    sentence: 'The line is not active. Ask the customer to call the operator and have it opened again.',
    actor: 'customer' as const,
    retry: 'no' as const,
  },
  {
    category: 'system-busy',
    sentence: 'The operator’s system is busy, mostly on pay days. It works again within the hour.',
    actor: 'operator' as const,
    retry: 'check-first' as const,
  },
]

/** Expressions for an SMS that no parser matched. */
export const proposals = [
  {
    expression: '(?s)(?<code>[A-Z0-9]{10}) Confirmed\\. Ksh(?<amount>[\\d,.]+) sent to (?<name>.+?) on (?<date>\\S+)',
    matchesMissed: 1,
    matchesHits: 12,
    hits: 12,
    matchesOthers: 0,
    others: 40,
  },
  {
    expression: '(?<code>[A-Z0-9]{10}) Confirmed\\..*sent to.*',
    matchesMissed: 1,
    matchesHits: 12,
    hits: 12,
    matchesOthers: 3,
    others: 40,
  },
]

/** What of a file could not be imported. */
export const unreadable = [
  { where: 'line 4', reason: 'It is not JSON.' },
  { where: 'line 9', reason: 'It ends in the middle of a payload.' },
]
