import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { queryClient, refreshObjects } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'
import type { RuleSet, RuleSets, ScoreRules } from './types'

const key = ['rule-sets']

/** While contacts are counted anew the answer says how far that is. */
export function useRuleSets() {
  return useQuery({
    queryKey: key,
    queryFn: () => api.get('/api/score-rule-sets'),
    refetchInterval: (query) => (typeof query.state.data?.rescoring === 'number' ? 1500 : false),
    meta: { watches: ['rules'] },
  })
}

/** The draft as it is typed; the server keeps each change. */
export function useWriteDraft() {
  return useMutation({
    mutationFn: (rules: ScoreRules) => api.put('/api/score-rule-sets/draft', { body: rules }),
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
    mutationFn: () => api.delete('/api/score-rule-sets/draft'),
    onSuccess: () => {
      doneWith(t('scores.discarded'), async () => {
        await api.put('/api/score-rule-sets/draft', { body: rules })
        refreshObjects('rules')
      })
      refreshObjects('rules')
    },
    onError: (error) => failed(explain(error)),
  })
}

export function useActivate() {
  return useMutation({
    mutationFn: ({ set }: { set: RuleSet; former: RuleSet }) => api.post('/api/score-rule-sets/{rule_set_id}/activation', { path: { rule_set_id: set.id } }),
    onSuccess: (_answer, { set, former }) => {
      doneWith(t('scores.activated', { n: set.version }), async () => {
        await api.post('/api/score-rule-sets/{rule_set_id}/activation', { path: { rule_set_id: former.id } })
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
    queryFn: () => api.get('/api/score-rule-sets/{rule_set_id}/preview', { path: { rule_set_id: set.id } }),
    placeholderData: keepPreviousData,
    meta: { watches: ['rules'] },
  })
}

export function useTrial(set: RuleSet, contact: string | null) {
  return useQuery({
    queryKey: ['trial', set.id, set.rules, contact],
    queryFn: () => api.get('/api/score-rule-sets/{rule_set_id}/trial', { path: { rule_set_id: set.id }, query: { contact_id: contact ?? '' } }),
    enabled: contact !== null,
    placeholderData: keepPreviousData,
  })
}
