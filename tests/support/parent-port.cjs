/**
 * Stands in for the message port that Electron gives a utilityProcess, so that the built hub service
 * runs under plain Node: what is posted goes over Node's own channel to the parent.
 */
const answersTooEarly = process.env.SIMPUL_TEST_ANSWER_EARLY === '1'
const answered = new Set()

process.parentPort = {
  postMessage(message) {
    if (!answered.delete(message.callId)) process.send(message)
  },
  on(_event, listener) {
    process.on('message', (data) => {
      // A service that answers before its commit is on disk: the proof has to catch it.
      if (answersTooEarly && data.type === 'call' && data.channel === 'attendance.mark') {
        answered.add(data.callId)
        process.send({
          type: 'reply',
          callId: data.callId,
          result: { ok: true, value: { marks: [], asOf: 0 } },
        })
      }
      listener({ data })
    })
  },
}

process.on('disconnect', () => process.exit())
