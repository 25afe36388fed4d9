import { TriangleAlert } from 'lucide-react'
import { Quoted } from './quoted.tsx'

/** What went wrong, in the sentence that came with it; nothing when nothing did. */
export function FailureText({ sentence }: { readonly sentence: string | null }) {
  if (sentence === null) return null
  return (
    <p className="failure" role="alert">
      <TriangleAlert aria-hidden="true" />{' '}
      <span>
        <Quoted text={sentence} />
      </span>
    </p>
  )
}
