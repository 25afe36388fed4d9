import { say } from '../../contract/speech/say.ts'
import { type NoticeText, noticeText } from './notice-text.ts'

/** Once for a source and the app that it suddenly names: a secret in the wrong place, not a transaction, is the news. */
export function appMismatchText(source: string): NoticeText {
  return noticeText(say('notice.other-app', '{source}: a delivery of another Hover app', { source }), [
    say(
      'notice.other-app-body',
      'Its secret is the one of this source. Check whether a secret was pasted into the wrong source.',
    ),
  ])
}

export function quarantineText(source: string): NoticeText {
  return noticeText(say('notice.unreadable', '{source}: a delivery could not be read', { source }), [
    say('notice.unreadable-body', 'It is proven and kept, and stands among what was set aside.'),
  ])
}
