export const rejectReasons = ['no_budget', 'cannot_decide', 'outside_area', 'too_early', 'no_request'] as const
export type RejectReason = (typeof rejectReasons)[number]

export interface Handoff {
  id: string
  contact_id: string
  name: string
  company: string
  city: string
  source: string
  campaign: string
  owner_id?: string
  owner?: string
  score: number
  reasons: { label: string; points: number }[]
  words?: string
  state: 'waiting' | 'accepted' | 'rejected'
  offered_at: string
  due_at: string
  working_ms_left: number
  missed_at?: string
  answered_at?: string
  answered_by?: string
  reason_code?: RejectReason
  sentence?: string
  deal_id?: string
  may_answer: boolean
  may_reopen: boolean
}
export interface Handoffs {
  results: Handoff[]
  counts: { mine: number; team: number; answered: number; rejected: number }
  answer_minutes: number
  paging?: { next?: { after: string } }
}

export type Side = 'marketing' | 'sales'
export interface Conditions {
  score: number
  form_id?: string | undefined
  required_properties: string[]
  consent_topic?: string | undefined
}
export interface Definition {
  id: string
  version: number
  conditions: Conditions
  signatures: { side: Side; user_id: string; name: string; signed_at: string }[]
  created_by?: string
  created_at: string
  active_since?: string
}
export interface Definitions {
  active: Definition
  proposed?: Definition
  former: Definition[]
}

export interface Verdict {
  name: string
  handed_over: number
  accepted: number
  rejected: number
  waiting: number
  reasons: { reason_code: RejectReason; leads: number }[]
  median_answer_ms?: number
  in_time?: number
  customers: number
  won_minor: number
}
export interface Verdicts {
  all: Verdict
  before?: Verdict
  results: Verdict[]
  currency: string
}

export const fitOperators = ['is', 'is_not', 'contains', 'is_one_of', 'at_least', 'at_most', 'is_known', 'is_unknown', 'is_private_address'] as const
export type FitOperator = (typeof fitOperators)[number]
export const signalKinds = ['visit', 'page', 'form', 'mail_opened', 'mail_clicked', 'no_visit'] as const
export type SignalKind = (typeof signalKinds)[number]

export interface FitRule {
  id: string
  label: string
  property: string
  operator: FitOperator
  value: string
  points: number
  enabled: boolean
}
export interface EngagementRule {
  id: string
  label: string
  kind: SignalKind
  value: string
  points: number
  half_life_days: number
  cap: number
  enabled: boolean
}
export interface ScoreRules {
  fit_cap: number
  engagement_cap: number
  fit: FitRule[]
  engagement: EngagementRule[]
}
export interface RuleSet {
  id: string
  version: number
  state: 'draft' | 'active' | 'retired'
  rules: ScoreRules
  created_by?: string
  created_at: string
  activated_by?: string
  activated_at?: string
}
export interface RuleSets {
  active: RuleSet
  draft?: RuleSet
  former: RuleSet[]
  threshold: number
  rescoring?: number
}
export interface Preview {
  contacts: number
  all_contacts: number
  took_ms: number
  threshold: number
  ready_now: number
  ready_then: number
  rise: number
  fall: number
  buckets: { from: number; now: number; then: number }[]
  movers: { contact_id: string; name: string; company: string; stage: string; from: number; to: number }[]
  reach: { rule_id: string; contacts: number }[]
}

export interface ScorePart {
  group: 'fit' | 'engagement'
  rule_id: string
  label: string
  detail: string
  points: number
  faded: number
  at_cap: boolean
  last_at?: string
}
export interface Score {
  total: number
  fit: number
  engagement: number
  parts: ScorePart[]
}
export interface ContactScore extends Score {
  fit_cap: number
  engagement_cap: number
  version: number
  at?: string
  total_week_ago: number
  offer?: { id: string; owner?: string; due_at: string; working_ms_left: number; may_answer: boolean }
}
