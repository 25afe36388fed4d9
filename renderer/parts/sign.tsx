import { CircleCheck, CircleDashed, CircleSlash2, type LucideIcon, TriangleAlert } from 'lucide-react'

/** How a part of the way is doing; drawn by shape and colour beside its words. */
export type Sign = 'good' | 'working' | 'bad' | 'off'

const icons: Readonly<Record<Sign, LucideIcon>> = {
  good: CircleCheck,
  working: CircleDashed,
  bad: TriangleAlert,
  off: CircleSlash2,
}

export function SignIcon({ sign }: { readonly sign: Sign }) {
  const Icon = icons[sign]
  return <Icon className="sign" data-sign={sign} aria-hidden="true" />
}
