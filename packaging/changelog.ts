/** What CHANGELOG.md (keepachangelog.com) says of a version, without its heading; null when it says nothing of it. */
export const notesOf = (changelog: string, version: string): string | null => {
  const lines = changelog.split('\n')
  const start = lines.findIndex(line => line.startsWith(`## [${version}]`))
  if (start === -1) return null
  const after = lines.slice(start + 1)
  // The next version, or the addresses at the foot of the page.
  const end = after.findIndex(line => line.startsWith('## ') || /^\[[^\]]+\]: /.test(line))
  const notes = (end === -1 ? after : after.slice(0, end)).join('\n').trim()
  return notes === '' ? null : notes
}
