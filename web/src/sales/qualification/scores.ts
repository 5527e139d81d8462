import { keepPreviousData, queryOptions, useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { fetchNow, queryClient, refreshObjects } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'
import type { RuleSet, RuleSets, ScoreRules } from './types'

const ruleSetsQuery = queryOptions({ queryKey: ['rule-sets'], queryFn: () => api.get('/api/score-rule-sets'), meta: { watches: ['rules'] } })

/** While contacts are counted anew the answer says how far that is. */
export const useRuleSets = () => useQuery({ ...ruleSetsQuery, refetchInterval: (query) => (typeof query.state.data?.rescoring === 'number' ? 1500 : false) })

const known = () => queryClient.getQueryData(ruleSetsQuery.queryKey)!
const rulesOf = ({ draft, active }: RuleSets): ScoreRules => (draft ?? active).rules
const putDraft = async (rules: ScoreRules): Promise<RuleSet> => (await api.put('/api/score-rule-sets/draft', { body: rules })).data

const writing = ['rule-sets']

/** Changes one after the other, each of the rules as the one before left them. */
export function useWriteDraft() {
  return useMutation({
    mutationKey: writing,
    scope: { id: 'rules' },
    mutationFn: (change: (rules: ScoreRules) => ScoreRules) => putDraft(change(rulesOf(known()))),
    onMutate: async (change) => {
      await queryClient.cancelQueries(ruleSetsQuery)
      const { draft } = known()
      if (draft) queryClient.setQueryData(ruleSetsQuery.queryKey, { ...known(), draft: { ...draft, rules: change(draft.rules) } })
    },
    onError: (error) => failed(explain(error)),
    onSuccess: async (draft) => {
      await queryClient.cancelQueries(ruleSetsQuery)
      queryClient.setQueryData(ruleSetsQuery.queryKey, { ...known(), draft })
    },
    onSettled: () => {
      if (queryClient.isMutating({ mutationKey: writing }) === 1) refreshObjects('rules')
    },
  })
}

export function useDiscardDraft(rules: ScoreRules) {
  return useMutation({
    mutationFn: () => api.delete('/api/score-rule-sets/draft'),
    onSuccess: () => {
      doneWith(t('scores.discarded'), async () => {
        await putDraft({ ...rules, version: rulesOf(await fetchNow(ruleSetsQuery)).version })
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
