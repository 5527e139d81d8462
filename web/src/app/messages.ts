import { companyMessages } from '~/crm/companies/messages'
import { consentMessages } from '~/crm/consent/messages'
import { contactMessages } from '~/crm/contacts/messages'
import { dealMessages } from '~/crm/deals/messages'
import { contentMessages } from '~/marketing/content/messages'
import { fill, type Values } from '~/lib/translate'
import { qualificationMessages } from '~/sales/qualification/messages'
import { emailMessages } from '~/marketing/email/messages'
import { analyticsMessages } from '~/marketing/analytics/messages'
import { funnelMessages } from '~/together/funnel/messages'
import { goalMessages } from '~/together/goals/messages'
import { negotiationMessages } from '~/sales/negotiation/messages'
import { homeMessages } from '~/together/home/messages'
import { recordMessages } from './messages-records'
import { settingsMessages } from './messages-settings'
import { shellMessages } from './messages-shell'

/** Every text a person can read, by key. A feature keeps its own in its messages.ts; they all meet here. */
export const messages = {
  ...shellMessages,
  ...recordMessages,
  ...settingsMessages,
  ...homeMessages,
  ...analyticsMessages,
  ...funnelMessages,
  ...goalMessages,
  ...contactMessages,
  ...consentMessages,
  ...emailMessages,
  ...companyMessages,
  ...dealMessages,
  ...qualificationMessages,
  ...negotiationMessages,
  ...contentMessages,
} as const

export type MessageKey = keyof typeof messages

export const t = (key: MessageKey, values?: Values): string => fill(messages[key], values)
