import { useQueries } from '@tanstack/react-query'
import type { FirstStep } from '~/lib/feature'
import { useFeatures } from '~/lib/slots'

export interface Step extends FirstStep {
  done: boolean
}

/** What a new workspace still lacks. Nothing until all of it is known: a step never jumps from open to done while one looks. */
export function stepsOf(steps: FirstStep[], done: (boolean | undefined)[]): Step[] | undefined {
  const known = steps.map((step, index) => ({ ...step, done: done[index] }))
  return known.every((step): step is Step => step.done !== undefined) ? known : undefined
}

const aWhile = 60_000

export function useSteps(on: boolean): Step[] | undefined {
  const steps = useFeatures().flatMap(({ firstSteps }) => firstSteps ?? []).toSorted((a, b) => a.order - b.order)
  const answers = useQueries({
    queries: steps.map(({ label, watches, isDone }) => ({
      queryKey: ['steps', label], queryFn: isDone, enabled: on, staleTime: aWhile, refetchOnMount: 'always' as const, meta: { watches },
    })),
  })
  return stepsOf(steps, answers.map(({ data }) => data))
}
