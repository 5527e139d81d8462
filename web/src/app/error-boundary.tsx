import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Failure } from '~/components/failure'
import { t } from './messages'

interface Props {
  children: ReactNode
  /** A new value clears the error, e.g. the address. */
  resetKey?: string
}

export class ErrorBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override componentDidUpdate(before: Props) {
    if (before.resetKey !== this.props.resetKey && this.state.error !== undefined) this.setState({ error: undefined })
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    const again = <Button onClick={() => this.setState({ error: undefined })}>{t('error.again')}</Button>
    return <Failure error={this.state.error} title={t('error.title')} action={again} full />
  }
}
