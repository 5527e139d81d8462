import type { Schemas } from '~/api/types'

export type Handoff = Schemas['qualification.Handoff']
export type Handoffs = Schemas['qualification.Handoffs']
export type RejectReason = Schemas['qualification.Rejection']['reason_code']
export const rejectReasons = ['no_budget', 'cannot_decide', 'outside_area', 'too_early', 'no_request'] as const satisfies RejectReason[]

export type Definition = Schemas['qualification.Definition']
export type Definitions = Schemas['qualification.Definitions']
export type Conditions = Schemas['qualification.Conditions']
export type Side = Schemas['qualification.NewSignature']['side']

export type Verdict = Schemas['qualification.Verdict']
export type Verdicts = Schemas['qualification.Verdicts']

export type FitRule = Schemas['qualification.FitRule']
export type EngagementRule = Schemas['qualification.EngagementRule']
export type SignalKind = EngagementRule['kind']
export const signalKinds = ['visit', 'page', 'form', 'mail_opened', 'mail_clicked', 'no_visit'] as const satisfies SignalKind[]
export type ScoreRules = Schemas['qualification.ScoreRules']
export type RuleSet = Schemas['qualification.RuleSet']
export type RuleSets = Schemas['qualification.RuleSets']
export type Preview = Schemas['qualification.Preview']

export type Score = Schemas['qualification.Score']
export type ScorePart = Schemas['qualification.ScorePart']
export type ContactScore = Schemas['qualification.ContactScore']
