import type { DesktopTexts } from '../sentences.ts'

export const desktop: DesktopTexts = {
  'desktop.open': 'Fungua',
  'desktop.acknowledge': 'Nimepokea',
  'desktop.snooze': 'Nyamaza kwa saa 1',
  'desktop.seen': 'Ninaiona',
  'desktop.test-seen': 'Umejibu arifa: arifa zinakufikia hapa.',
  'desktop.test-taken': 'Kompyuta imepokea arifa. Ukiiona, ibofye: hapo itakuwa hakika kwamba arifa zinakufikia.',
  'desktop.test-hidden': 'Kompyuta imepokea arifa, lakini inazificha zote sasa: hali ya Usisumbue imewashwa.',
  'desktop.test-dropped': 'Kompyuta imepokea arifa na kuifunga papo hapo, kwa hiyo hakuna aliyeweza kuiona.',
  'desktop.test-refused': 'Kompyuta haikupokea arifa.',
  'desktop.test-no-server': 'Hakuna kitu kwenye kompyuta hii kinachoonyesha arifa sasa.',
  'desktop.test-printed': 'Imeandikwa kwenye terminali.',
  'desktop.start-service':
    'Washa huduma ya arifa ya kompyuta yako, au sakinisha moja kama dunst. Kisha tuma jaribio tena.',
  'desktop.allow-gnome':
    'Fungua Settings > Notifications, zima Do Not Disturb na uruhusu Hover Tray. Kisha tuma jaribio tena.',
  'desktop.allow-kde':
    'Fungua System Settings > Notifications, zima Do Not Disturb na uruhusu arifa za Hover Tray. Kisha tuma jaribio tena.',
  'desktop.allow-xfce':
    'Fungua Settings > Notifications, zima Do not disturb na uruhusu Hover Tray chini ya Applications. Kisha tuma jaribio tena.',
  'desktop.allow-dunst':
    'Endesha "dunstctl set-paused false" na utafute ndani ya dunstrc kanuni inayoruka Hover Tray. Kisha tuma jaribio tena.',
  'desktop.allow-mako':
    'Endesha "makoctl mode -r do-not-disturb" na utafute katika mipangilio yake kanuni inayoficha Hover Tray. Kisha tuma jaribio tena.',
  'desktop.allow-linux':
    'Zima hali ya Usisumbue katika mipangilio ya arifa ya kompyuta yako na uruhusu Hover Tray. Kisha tuma jaribio tena.',
  'desktop.allow-macos':
    'Fungua System Settings > Notifications > Hover Tray, ruhusu arifa, na hakikisha hakuna Focus iliyowashwa. Kisha tuma jaribio tena.',
  'desktop.allow-windows':
    'Fungua Settings > System > Notifications, ziwashe kwa Hover Tray, na uzime Do not disturb. Kisha tuma jaribio tena.',
  'desktop.still-running': 'Hover Tray bado inaendelea',
  'desktop.still-running-body':
    'Inaendelea kuangalia kutoka kwenye trei. Kuifunga, chagua Funga programu kwenye menyu yake.',
}
