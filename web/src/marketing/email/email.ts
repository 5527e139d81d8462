import { keepPreviousData, queryOptions, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { untyped } from '~/api/untyped'
import type { Page, SearchBody } from '~/api/hubspot'
import { explain } from '~/components/failure'
import { dayOf, writeDates } from '~/lib/days'
import { queryClient } from '~/lib/queries'
import { failed } from '~/lib/undo'

export const campaignStates = ['draft', 'sending', 'paused', 'sent', 'cancelled'] as const
export type CampaignState = (typeof campaignStates)[number]
export interface Totals {
  recipients: number
  sent: number
  kept: number
  failed: number
  in_doubt: number
  skipped: number
  opened: number
  opened_by_machine: number
  clicked: number
  unsubscribed: number
}
export interface Segment {
  filterGroups?: SearchBody['filterGroups']
  query?: string
}
export interface Campaign {
  id: string
  name: string
  topic_key: string
  segment: Segment
  subject: string
  first_line: string
  from_name: string
  body: string
  state: CampaignState
  last_error?: string
  totals: Totals
  created_at: string
  updated_at: string
  started_at?: string
  finished_at?: string
  audience_complete: boolean
}
/** What is written of a campaign. */
export type Words = Pick<Campaign, 'topic_key' | 'segment' | 'subject' | 'first_line' | 'from_name' | 'body'>
export type Change = (words: Partial<Words>) => void

export interface Check {
  level: 'problem' | 'hint' | 'good'
  code: string
  message: string
  detail: string
}
export interface Audience {
  segment: number
  no_address: number
  suppressed: number
  no_consent: number
  get_the_mail: number
}
export interface Checks {
  checks: Check[]
  audience: Audience
  can_be_sent: boolean
}
export interface Preview {
  subject: string
  first_line: string
  from: string
  html: string
  text: string
}
export type RecipientState = 'queued' | 'leased' | 'sent' | 'kept' | 'failed' | 'skipped'
export interface Recipient {
  contact_id: string
  name: string
  address: string
  state: RecipientState
  reason?: string
  reply?: string
  sent_at?: string
  opened_at?: string
  opened_by_machine_at?: string
  clicked_at?: string
  unsubscribed_at?: string
}
export interface Earned {
  customers: number
  won_deals: number
  revenue: { amount: string; currency: string }
}
export interface LinkResult {
  number: number
  url: string
  label: string
  people: number
  clicks: number
}
export interface Results {
  totals: Totals
  in_queue: number
  reasons: { state: RecipientState; reason: string; people: number }[]
  links: LinkResult[]
  /** The name its visits bear, by which revenue is counted. */
  utm_campaign: string
  first_touch: Earned
  last_touch: Earned
}
const everSince = '2000-01-01'
export const wonPeriod = (): string => writeDates({ from: everSince, to: dayOf(new Date()) })

export interface Topic {
  key: string
  name: string
}

/** No mail server is configured: every mail was written and kept, none was sent. */
export const isKept = ({ state, totals }: Pick<Campaign, 'state' | 'totals'>): boolean => state === 'sent' && totals.sent === 0 && totals.kept > 0

/** A subject with Liquid in it as a list may show it: the default word, or the property in brackets. */
export const sayLiquid = (text: string): string =>
  text.replace(/\{\{-?\s*([\w.]+)(.*?)-?\}\}/g, (_whole, name: string, filters: string) => /default:\s*["']([^"']*)/.exec(filters)?.[1] ?? `[${name.split('.').at(-1)}]`)

const path = (id: string, more = '') => `/api/campaigns/${id}${more}`
export const isMoving = (campaign: Campaign | undefined) => campaign?.state === 'sending'

const aSecond = 1000
const settling = 15 * aSecond
/** Mails already handed to the mail server are counted a little after a campaign rests, stops or ends. */
const maySettle = (campaign: Campaign | undefined) =>
  campaign?.state === 'paused' || (campaign?.finished_at !== undefined && Date.now() - Date.parse(campaign.finished_at) < settling)
/** While sending every second, then until the last is counted. */
export const asksAgain = (campaign: Campaign | undefined): number | false => (isMoving(campaign) ? aSecond : maySettle(campaign) ? 2 * aSecond : false)

export const campaignQuery = (id: string) => queryOptions({ queryKey: ['campaign', id], queryFn: () => untyped.get<Campaign>(path(id)) })

const noTopics: Topic[] = []
export function useTopics(): Topic[] {
  const { data } = useQuery({
    queryKey: ['topics'],
    queryFn: async () => (await untyped.get<{ results: { topic: Topic }[] }>('/api/topics')).results.map(({ topic }) => topic),
    staleTime: 60_000,
  })
  return data ?? noTopics
}

/** Asked again after each save. */
export function useChecks(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign-checks', campaign.id, campaign.updated_at],
    queryFn: () => untyped.get<Checks>(path(campaign.id, '/checks')),
    placeholderData: keepPreviousData,
  })
}

export function usePreview(campaign: Campaign, contactId: string | undefined) {
  return useQuery({
    queryKey: ['campaign-preview', campaign.id, campaign.updated_at, contactId],
    queryFn: async () => (await untyped.post<Preview>(path(campaign.id, '/preview'), contactId ? { contact_id: contactId } : {})).data,
    placeholderData: keepPreviousData,
    retry: false,
  })
}

export function useResults(campaign: Campaign) {
  return useQuery({
    queryKey: ['campaign-results', campaign.id, campaign.state],
    queryFn: () => untyped.get<Results>(path(campaign.id, '/results')),
    placeholderData: keepPreviousData,
    refetchInterval: () => asksAgain(campaign) || 15 * aSecond,
  })
}

/** What a recipient did. */
export type Deed = 'opened' | 'clicked' | 'unsubscribed'
export interface RecipientFilter {
  state?: RecipientState | undefined
  did?: Deed | undefined
}

export function useRecipients(campaign: Campaign, filter: RecipientFilter) {
  return useInfiniteQuery({
    queryKey: ['campaign-recipients', campaign.id, campaign.state, filter],
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam, signal }) => untyped.get<Page<Recipient>>(path(campaign.id, '/recipients'), { query: { ...filter, limit: 50, after: pageParam }, signal }),
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
  const { data } = await untyped.post<Campaign>('/api/campaigns', { name, body })
  keep(data)
  return data
}

export async function saveCampaign(id: string, change: Partial<Words>): Promise<Campaign> {
  const { data } = await untyped.patch<Campaign>(path(id), change)
  keep(data)
  return data
}

export async function deleteCampaign(id: string): Promise<void> {
  await untyped.delete(path(id))
  await queryClient.invalidateQueries({ queryKey: ['campaigns'] })
}

type Verb = 'sending' | 'pause' | 'resumption' | 'cancellation' | 'copies'

/** Start, pause, go on, stop, copy: nouns on the wire. */
export function useStep(id: string, then?: (campaign: Campaign) => void) {
  return useMutation({
    mutationFn: async (verb: Verb) => (await untyped.post<Campaign>(path(id, `/${verb}`))).data,
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
    mutationFn: async (reason: string) => (await untyped.post<Campaign>(path(id, '/retries'), { reason })).data,
    onSuccess: (campaign) => {
      keep(campaign)
      refreshResults(id)
    },
    onError: (error) => failed(explain(error)),
  })
}

export const sendTest = (id: string, to: string, contactId: string | undefined) =>
  untyped.post<{ will_be_sent: boolean }>(path(id, '/test-mail'), { to, ...(contactId ? { contact_id: contactId } : {}) })
