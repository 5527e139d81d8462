// Every feature of the product, in one list. A new one adds its line here; navigation, pages, settings, slots and commands follow.
import { companies } from '~/crm/companies'
import { consent } from '~/crm/consent'
import { contacts } from '~/crm/contacts'
import { deals } from '~/crm/deals'
import { content } from '~/marketing/content'
import type { Feature } from '~/lib/feature'
import { negotiation } from '~/sales/negotiation'
import { email } from '~/marketing/email'
import { analytics } from '~/marketing/analytics'
import { funnel } from '~/together/funnel'
import { goals } from '~/together/goals'
import { qualification } from '~/sales/qualification'
import { home } from '~/together/home'
import { settings } from './settings'

export const features: Feature[] = [home, contacts, companies, deals, consent, analytics, email, content, qualification, negotiation, funnel, goals, settings]
