import { QueryClientProvider } from '@tanstack/react-query'
import { useEffect } from 'react'
import { RouterProvider } from 'react-router'

import { bridge } from '../lib/bridge'
import { ThemeProvider } from '../ui/theme-provider'
import { ToastRegion } from '../ui/toast-region'
import { startLiveQueries } from './live-queries'
import { createQueryClient } from './query-client'
import { createRouter } from './routes'

const queryClient = createQueryClient()
const router = createRouter()

export function App() {
  useEffect(() => startLiveQueries(queryClient, bridge()), [])
  return (
    <QueryClientProvider client={queryClient}>
      <ThemeProvider>
        <RouterProvider router={router} />
        <ToastRegion />
      </ThemeProvider>
    </QueryClientProvider>
  )
}
