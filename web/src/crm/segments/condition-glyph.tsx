import { IconActivity, IconBox, IconBriefcase, IconBuilding, IconCalendarEvent, IconClick, IconEye, IconForms, IconMail, IconMailCheck, IconPhone, IconPuzzle, IconSearch, IconUsersGroup, type TablerIcon } from '@tabler/icons-react'
import { PropertyGlyph } from '~/components/records/property-glyph'
import { useBuilding } from './building'
import type { Condition } from './tree'

const events: Record<string, TablerIcon> = {
  page_view: IconEye, visit: IconEye, form_sent: IconForms, mail_sent: IconMail, mail_opened: IconMail, mail_clicked: IconClick, email: IconMail, call: IconPhone, meeting: IconCalendarEvent,
}
const kinds: Record<string, TablerIcon> = { companies: IconBuilding, deals: IconBriefcase }

export const eventIcon = (event: string): TablerIcon => events[event] ?? IconActivity
export const kindIcon = (object: string): TablerIcon => kinds[object] ?? IconBox

const look = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** What kind of condition a line is. */
export function ConditionGlyph({ condition, object }: { condition: Condition; object: string }) {
  const { speech } = useBuilding()
  switch (condition.type) {
    case 'property':
    case 'date': return <PropertyGlyph size={16} property={speech.properties(object).find(({ name }) => name === condition.propertyName)} />
    case 'event': { const Icon = eventIcon(condition.event); return <Icon {...look} /> }
    case 'associated': { const Icon = kindIcon(condition.object); return <Icon {...look} /> }
    case 'consent': return <IconMailCheck {...look} />
    case 'segment': return <IconUsersGroup {...look} />
    case 'words': return <IconSearch {...look} />
    default: return <IconPuzzle {...look} />
  }
}
