import type { Problems } from '../sentences.ts'

export const problems: Problems = {
  'problem.port-taken':
    'Programu nyingine inatumia bandari ya kipokezi. Ifunge, na programu hii itaichukua mara moja; au chagua bandari nyingine.',
  'problem.receiver-failed': 'Kipokezi hakikuweza kufunguliwa kwenye kompyuta hii. Programu inaendelea kujaribu.',
  'problem.no-network': 'ngrok haifikiki. Angalia muunganisho wako wa intaneti; programu inaendelea kujaribu.',
  'problem.tls-intercepted':
    'Proksi au ukuta wa moto unaingilia muunganisho wa ngrok. Tumia mtandao mwingine, au anwani yako ya umma.',
  'problem.tunnel-auth-missing':
    'Ongeza authtoken yako ya ngrok kwenye mipangilio ili kuwa mtandaoni. Iko kwenye dashibodi yako ya ngrok.',
  'problem.tunnel-auth-rejected': 'ngrok haikubali authtoken hii. Inakili tena kutoka dashibodi yako ya ngrok.',
  'problem.tunnel-agent-limit':
    'Akaunti yako ya ngrok tayari ina mawakala wengi mtandaoni kadiri inavyoruhusiwa. Simamisha mmoja kwenye kompyuta nyingine au kwenye terminal.',
  'problem.tunnel-endpoint-limit':
    'Mpango wako wa ngrok hauruhusu anwani zaidi. Simamisha nyingine, au badilisha mpango.',
  'problem.tunnel-address-in-use':
    'Wakala mwingine wa ngrok anatumia anwani hii. Msimamishe huko, au chagua anwani nyingine.',
  'problem.tunnel-address-not-yours':
    'Kikoa hiki cha ngrok si cha akaunti yako. Tumia kikoa kilicho kwenye dashibodi yako ya ngrok.',
  'problem.tunnel-account-blocked':
    'ngrok hairuhusu akaunti hii kuunganishwa. Dashibodi yako ya ngrok inaeleza sababu.',
  'problem.tunnel-client-too-old': 'Toleo hili la programu ni la zamani mno kwa ngrok. Sasisha programu.',
  'problem.tunnel-stopped-remotely':
    'Tunnel ilisimamishwa kwenye dashibodi ya ngrok. Bonyeza Jaribu tena ili kuifungua tena.',
  'problem.tunnel-failed': 'Tunnel ilifungwa. Programu inaifungua tena.',
  'problem.address-unreachable':
    'Anwani ya umma haijibu, ingawa imesajiliwa. Programu inaendelea kujaribu; kinachotumwa na Hover wakati huu kinapotea.',
  'problem.address-elsewhere':
    'Anwani ya umma inaongoza kwenye programu nyingine, si hii. Simamisha nyingine, au chagua anwani nyingine.',
  'problem.needs-secret': 'Siri ya chanzo hiki haipo. Iweke tena kwenye mipangilio.',
  'problem.needs-connecting':
    'Shirika hili halijaunganishwa bado. Fungua ukurasa wa idhini wa Hover kwenye mipangilio na ubandike msimbo.',
  'problem.needs-public-url':
    'Hover haiwezi kuifikia kompyuta hii. Chagua ngrok, au anwani yako ya umma, kwenye mipangilio.',
  'problem.hover-unreachable': 'Hover haifikiki. Angalia muunganisho wako wa intaneti; programu inaendelea kujaribu.',
  'problem.hover-unauthorized':
    'Hover haikubali tena kuingia kulikohifadhiwa. Unganisha shirika tena kwenye mipangilio.',
  'problem.hover-forbidden': 'Hover hairuhusu akaunti hii kusimamia webhook. Muulize Team Admin wa shirika.',
  'problem.hover-refused': 'Hover ilikataa kusajili anwani. Ikague kwenye mipangilio, kisha ubonyeze Jaribu tena.',
  'problem.hover-rate-limited': 'Hover inaomba kusubiri kabla ya maombi zaidi. Programu itaendelea yenyewe.',
  'problem.hover-failed': 'Hover ilijibu kwa kosa. Programu inaendelea kujaribu.',
  'problem.code-never-came':
    'Msimbo wa uthibitishaji wa Hover haukufika. Hakikisha anwani ya umma inaongoza hapa; programu inaomba mpya.',
  'problem.not-saved':
    'Jibu la Hover halikuweza kuhifadhiwa kwenye kompyuta hii. Angalia nafasi ya diski; programu inaendelea kujaribu.',
  'problem.secret-unreadable':
    'Siri iliyohifadhiwa haiwezi kusomwa kwa hifadhi ya siri ya kompyuta hii. Iweke tena kwenye mipangilio.',
  'problem.sign-in-unreadable':
    'Kuingia kulikohifadhiwa hakuwezi kusomwa kwa hifadhi ya siri ya kompyuta hii. Unganisha shirika tena kwenye mipangilio.',
}
