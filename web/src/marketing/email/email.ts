import { keepPreviousData, queryOptions, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { api } from '~/api/client'
import type { Schemas } from '~/api/types'
import { t } from '~/app/messages'
import { explain } from '~/components/failure'
import { dayOf, writeDates } from '~/lib/days'
import { queryClient } from '~/lib/queries'
import { doneWith, failed } from '~/lib/undo'

export type Campaign = Schemas['email.Campaign']
export type CampaignState = Campaign['state']
export const campaignStates: CampaignState[] = ['draft', 'sending', 'paused', 'sent', 'cancelled']
export type Totals = Schemas['email.Totals']
export type Condition = Schemas['segments.Condition']
/** What is written of a campaign. */
export type Words = Pick<Campaign, 'topic_key' | 'subject' | 'first_line' | 'from_name' | 'body'> & { condition: Condition }
export type Change = (words: Partial<Words>) => void

export type Check = Schemas['email.Check']
export type Audience = Schemas['email.Audience']
export type Checks = Schemas['email.Checks']
export type Preview = Schemas['email.Preview']
export type Recipient = Schemas['email.Recipient']
export type RecipientState = Recipient['state']
export type Earned = Schemas['email.Earned']
export type LinkResult = Schemas['email.LinkResult']
export type Results = Schemas['email.Results']

const everSince = '2000-01-01'
export const wonPeriod = (): string => writeDates({ from: everSince, to: dayOf(new Date()) })

/** No mail server is configured: every mail was written and kept, none was sent. */
export const isKept = ({ state, totals }: Pick<Campaign, 'state' | 'totals'>): boolean => state === 'sent' && totals.sent === 0 && totals.kept > 0

/** A subject with Liquid in it as a list may show it: the default word, or the property in brackets. */
export const sayLiquid = (text: string): string =>
  text.replace(/\{\{-?\s*([\w.]+)(.*?)-?\}\}/g, (_whole, name: string, filters: string) => /default:\s*["']([^"']*)/.exec(filters)?.[1] ?? `[${name.split('.').at(-1)}]`)

/** Of which campaign. */
const of = (campaign_id: string) => ({ path: { campaign_id } })
export const isMoving = (campaign: Campaign | undefined) => campaign?.state === 'sending'

const aSecond = 1000
const settling = 15 * aSecond
/** Mails already handed to the mail server are counted a little after a campaign rests, stops or ends. */
const maySettle = (campaign: Campaign | undefined) =>
  campaign?.state === 'paused' || (typeof campaign?.finished_at === 'string' && Date.now() - Date.parse(campaign.finished_at) < settling)
/** While sending every second, then until the last is counted. */
export const asksAgain = (campaign: Campaign | undefined): number | false => (isMoving(campaign) ? aSecond : maySettle(campaign) ? 2 * aSecond : false)

export const campaignQuery = (id: string) => queryOptions({ queryKey: ['campaign', id], queryFn: () => api.get('/api/campaigns/{campaign_id}', of(id)), meta: { watches: [`campaigns:${id}`] } })

/** Asked again after each save. */
export function useChecks(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign-checks', campaign.id, campaign.updated_at],
    queryFn: () => api.get('/api/campaigns/{campaign_id}/checks', of(campaign.id)),
    placeholderData: keepPreviousData,
  })
}

export function usePreview(campaign: Campaign, contactId: string | undefined) {
  return useQuery({
    queryKey: ['campaign-preview', campaign.id, campaign.updated_at, contactId],
    queryFn: async () => (await api.post('/api/campaigns/{campaign_id}/preview', { ...of(campaign.id), body: contactId ? { contact_id: contactId } : {} })).data,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useResults(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign-results', campaign.id, campaign.state],
    queryFn: () => api.get('/api/campaigns/{campaign_id}/results', of(campaign.id)),
    placeholderData: keepPreviousData,
    refetchInterval: () => asksAgain(campaign) || 15 * aSecond,
  })
}

/** What a recipient did. */
export type Deed = 'opened' | 'clicked' | 'unsubscribed'
export interface RecipientFilter {
  state?: RecipientState
  did?: Deed
}

export function useRecipients(campaign: Campaign, filter: RecipientFilter) {
  return useInfiniteQuery({
    queryKey: ['campaign-recipients', campaign.id, campaign.state, filter],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => api.get('/api/campaigns/{campaign_id}/recipients', { ...of(campaign.id), query: { ...filter, limit: 50, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.paging?.next?.after,
    refetchInterval: () => asksAgain(campaign),
  })
}

const keep = (campaign: Campaign) => {
  queryClient.setQueryData(['campaign', campaign.id], campaign)
  void queryClient.invalidateQueries({ queryKey: ['campaigns'] })
}

function refreshResults(id: string): void {
  for (const key of ['campaign', 'campaign-recipients', 'campaign-results']) void queryClient.invalidateQueries({ queryKey: [key, id] })
}

export async function createCampaign(name: string, body: string): Promise<Campaign> {
  const { data } = await api.post('/api/campaigns', { body: { name, body } })
  keep(data)
  return data
}

export async function saveCampaign(id: string, change: Schemas['email.CampaignPatch']): Promise<Campaign> {
  const { data } = await api.patch('/api/campaigns/{campaign_id}', { ...of(id), body: change })
  keep(data)
  return data
}

/** Thrown away at once; its toast brings it back. */
export function useThrowAway({ id, name }: Campaign, then: () => void) {
  return useMutation({
    mutationFn: () => api.delete('/api/campaigns/{campaign_id}', of(id)),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['campaigns'] })
      doneWith(t('email.deleted', { name }), async () => keep((await api.post('/api/campaigns/{campaign_id}/restoration', of(id))).data))
      then()
    },
    onError: (error) => failed(explain(error)),
  })
}

type Verb = 'sending' | 'pause' | 'resumption' | 'cancellation' | 'copies'

/** Start, pause, go on, stop, copy: nouns on the wire. */
export function useStep(id: string, then?: (campaign: Campaign) => void) {
  return useMutation({
    mutationFn: async (verb: Verb) => (await (verb === 'copies' ? api.post('/api/campaigns/{campaign_id}/copies', of(id)) : api.post(`/api/campaigns/{campaign_id}/${verb}`, of(id)))).data,
    onSuccess: (campaign) => {
      keep(campaign)
      if (campaign.id === id) refreshResults(id)
      then?.(campaign)
    },
    onError: (error) => failed(explain(error)),
  })
}

export function useRetry(id: string) {
  return useMutation({
    mutationFn: async (reason: string) => (await api.post('/api/campaigns/{campaign_id}/retries', { ...of(id), body: { reason } })).data,
    onSuccess: (campaign) => {
      keep(campaign)
      refreshResults(id)
    },
    onError: (error) => failed(explain(error)),
  })
}

export const sendTest = (id: string, to: string, contactId: string | undefined) =>
  api.post('/api/campaigns/{campaign_id}/test-mail', { ...of(id), body: { to, ...(contactId ? { contact_id: contactId } : {}) } })
