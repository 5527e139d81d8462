import { Button, MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { whenSignedOut } from '~/api/client'
import { Failure } from '~/components/failure'
import { onDemand } from '~/lib/on-demand'
import { queryClient } from '~/lib/queries'
import { entryQuery, leave } from '~/lib/session'
import { ErrorBoundary } from './error-boundary'
import { t } from './messages'
import { cssVariables, theme } from './theme'
import { Toasts } from './toasts'

const Inside = onDemand(() => import('./inside'))
const SignIn = onDemand(() => import('./sign-in'))
const SetUp = onDemand(() => import('./set-up'))

export function App() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ErrorBoundary>
          <Door />
          <Toasts />
        </ErrorBoundary>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** Decides by the session: the shell, the sign-in page, or the first set-up. */
function Door() {
  const { data, error, refetch } = useQuery(entryQuery)
  useEffect(() => whenSignedOut(leave), [])
  if (error) {
    return <Failure error={error} action={<Button onClick={() => void refetch()}>{t('error.again')}</Button>} full />
  }
  if (!data) return null
  if (data.kind === 'in') return <Inside />
  return data.welcome.setup_needed ? <SetUp /> : <SignIn welcome={data.welcome} />
}
