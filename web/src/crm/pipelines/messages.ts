export const messages = {
  'settings.pipelines': 'Pipelines',
  'settings.pipelines.text': 'The way of a deal. The probability weighs the sums on the board.',
  'settings.pipelines.text_kind': 'The stages a record goes through. What stands in a closed one is done.',
  'settings.pipelines.kind': 'Pipelines of',
  'settings.pipelines.closed': 'Closed',
  'settings.pipelines.stage': 'Stage',
  'settings.pipelines.probability': 'Probability',
  'settings.pipelines.state': 'Counts as',
  'settings.pipelines.open': 'Open',
  'settings.pipelines.won': 'Won',
  'settings.pipelines.lost': 'Lost',
  'settings.pipelines.add_stage': 'Stage',
  'settings.pipelines.new_stage': 'New stage',
  'settings.pipelines.remove': 'Remove the stage {name}',
  'settings.pipelines.label_of': 'Name of the stage {name}',
  'settings.pipelines.probability_of': 'Probability of {name} in percent',
  'settings.pipelines.earlier': 'Move {name} up',
  'settings.pipelines.later': 'Move {name} down',
  'settings.pipelines.new': 'New pipeline',
  'settings.pipelines.name': 'Name of the pipeline',
  'settings.pipelines.stage_removed': 'Stage {name} removed',
} as const

declare module '~/app/messages' {
  interface Texts {
    pipelines: typeof messages
  }
}
