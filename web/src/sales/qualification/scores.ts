import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { queryClient, refreshObjects } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'
import type { Preview, RuleSet, RuleSets, Score, ScoreRules } from './types'

const key = ['rule-sets']

/** While contacts are counted anew the answer says how far that is. */
export function useRuleSets() {
  return useQuery({
    queryKey: key,
    queryFn: () => untyped.get<RuleSets>('/api/score-rule-sets'),
    refetchInterval: (query) => (query.state.data?.rescoring === undefined ? false : 1500),
    meta: { watches: ['rules'] },
  })
}

/** The draft as it is typed; the server keeps each change. */
export function useWriteDraft() {
  return useMutation({
    mutationFn: (rules: ScoreRules) => untyped.put<RuleSet>('/api/score-rule-sets/draft', rules),
    onMutate: (rules) => {
      const before = queryClient.getQueryData<RuleSets>(key)
      if (before?.draft) queryClient.setQueryData(key, { ...before, draft: { ...before.draft, rules } })
      return { before }
    },
    onError: (error, _rules, context) => {
      if (context?.before) queryClient.setQueryData(key, context.before)
      failed(explain(error))
    },
    onSuccess: () => refreshObjects('rules'),
  })
}

export function useDiscardDraft(rules: ScoreRules) {
  return useMutation({
    mutationFn: () => untyped.delete('/api/score-rule-sets/draft'),
    onSuccess: () => {
      doneWith(t('scores.discarded'), async () => {
        await untyped.put('/api/score-rule-sets/draft', rules)
        refreshObjects('rules')
      })
      refreshObjects('rules')
    },
    onError: (error) => failed(explain(error)),
  })
}

export function useActivate() {
  return useMutation({
    mutationFn: ({ set }: { set: RuleSet; former: RuleSet }) => untyped.post<RuleSet>(`/api/score-rule-sets/${set.id}/activation`),
    onSuccess: (_answer, { set, former }) => {
      doneWith(t('scores.activated', { n: set.version }), async () => {
        await untyped.post(`/api/score-rule-sets/${former.id}/activation`)
        refreshObjects('rules', 'contacts')
      })
      refreshObjects('rules', 'contacts')
    },
    onError: (error) => failed(explain(error)),
  })
}

export function usePreview(set: RuleSet) {
  return useQuery({
    queryKey: ['preview', set.id, set.rules],
    queryFn: () => untyped.get<Preview>(`/api/score-rule-sets/${set.id}/preview`),
    placeholderData: keepPreviousData,
    meta: { watches: ['rules'] },
  })
}

export function useTrial(set: RuleSet, contact: string | null) {
  return useQuery({
    queryKey: ['trial', set.id, set.rules, contact],
    queryFn: () => untyped.get<{ now: Score; then: Score }>(`/api/score-rule-sets/${set.id}/trial`, { query: { contact_id: contact ?? '' } }),
    enabled: contact !== null,
    placeholderData: keepPreviousData,
  })
}
