import { IconAbc, IconAt, IconCalendar, IconCircleDashed, IconCoin, IconGauge, IconLink, IconListDetails, IconPhone, IconToggleLeft, IconTypography, IconUser, IconNumber123, type TablerIcon } from '@tabler/icons-react'
import { propertyGlyphName, type Field } from './values'

const glyphs: Record<ReturnType<typeof propertyGlyphName>, TablerIcon> = {
  choice: IconAbc, number: IconNumber123, money: IconCoin, date: IconCalendar, text: IconTypography, person: IconUser, stage: IconCircleDashed,
  score: IconGauge, email: IconAt, phone: IconPhone, link: IconLink, yesno: IconToggleLeft,
}

export function PropertyGlyph({ property, size = 15 }: { property: Field | undefined; size?: number }) {
  const Glyph = property ? glyphs[propertyGlyphName(property)] : IconListDetails
  return <Glyph size={size} stroke={1.75} aria-hidden />
}
