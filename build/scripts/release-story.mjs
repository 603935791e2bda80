/**
 * What the two hubs of a release fixture live through, told to the released hub service over its own
 * message port. Nobody in it exists. A later release may need other calls: this file tells the story
 * in the words of the newest one.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { inRepo } from './repo.mjs'

const day = '2026-11-21'

export async function liveTheStory({ service, work }) {
  const stick = path.join(work, 'stick')
  const aside = path.join(work, 'aside')
  for (const folder of [stick, aside]) mkdirSync(folder, { recursive: true })
  const jonggat = await startHub(service, path.join(work, 'jonggat'))
  const kopang = await startHub(service, path.join(work, 'kopang'))
  try {
    await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
    await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
    const { networkId } = await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
    await join(jonggat, kopang, stick)
    const books = await keepBooks(jonggat, work)
    await jonggat.exchange(stick)
    await kopang.call('members.create', {
      fullName: 'Lale Kopang Contoh',
      nuptk: '9900000000000901',
    })
    await kopang.exchange(stick)
    await jonggat.exchange(stick)
    // From here on each hub has news that the other has not read: bundles of the fixture.
    await kopang.exchange(stick)
    await jonggat.call('members.edit', {
      id: books.people[0],
      changes: { phone: '081900000111', fullName: 'Baiq Nur’aini Contoh' },
    })
    await kopang.call('members.edit', {
      id: books.people[0],
      changes: { fullName: 'Nuraini Contoh' },
    })
    await kopang.call('attendance.mark', {
      sessionId: books.sessions[0],
      marks: [{ memberId: books.people[1], status: 'S' }],
    })
    await jonggat.call('attendance.mark', {
      sessionId: books.sessions[0],
      marks: [{ memberId: books.people[1], status: 'H' }],
    })
    const invitation = await invite(jonggat, { stick, label: 'PKG Praya' })
    const fromJonggat = await jonggat.exchange(aside)
    const fromKopang = await kopang.exchange(stick)
    mergeSticks(aside, stick)
    return {
      networkId,
      invitation,
      unread: {
        fromJonggat: fromJonggat.written.fileNames,
        fromKopang: fromKopang.written.fileNames,
      },
      ...books,
    }
  } finally {
    await jonggat.stop()
    await kopang.stop()
  }
}

/** Members, schools, an activity, marks and corrections, a file, removals: something of every table. */
async function keepBooks(hub, work) {
  const schools = []
  for (const name of ['TK Contoh Melati', 'KB Contoh Kenanga']) {
    schools.push(
      (await hub.call('institutions.create', { name, npsn: `9900000${schools.length}` })).id,
    )
  }
  const people = []
  for (let n = 0; n < 12; n += 1) {
    const { id } = await hub.call('members.create', {
      fullName: `Guru Contoh ${String(n + 1).padStart(2, '0')}`,
      nuptk: `99000000000000${String(n + 10)}`,
      nik: n < 3 ? `99000000000001${String(n + 10)}` : null,
      birthDate: `198${n % 10}-0${(n % 9) + 1}-15`,
      posts: [{ institutionId: schools[n % 2] }],
    })
    people.push(id)
  }
  const session = {
    title: null,
    heldOn: day,
    startsAt: 480,
    endsAt: 720,
    className: null,
    jp: 4,
    venueIndex: null,
  }
  const { activityIds } = await hub.call('activities.create', {
    title: 'Workshop contoh',
    type: 'workshop',
    purpose: 'competence',
    startsOn: day,
    endsOn: day,
    quota: 30,
    note: null,
    sessions: [session, { ...session, startsAt: 780, endsAt: 960 }, { ...session, title: 'Batal' }],
  })
  const [activityId] = activityIds
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: people },
    role: 'participant',
    alsoLater: false,
  })
  const sessions = (await hub.call('sessions.list', { activityId })).map(({ id }) => id)
  await hub.call('attendance.mark', {
    sessionId: sessions[0],
    marks: people.slice(0, 9).map((memberId, n) => ({ memberId, status: 'HHTISAHHH'[n] })),
  })
  await hub.call('attendance.mark', {
    sessionId: sessions[0],
    marks: [
      { memberId: people[3], status: 'H' },
      { memberId: people[4], status: null },
      { memberId: people[5], arrivedAt: 500 },
    ],
  })
  await hub.call('sessions.remove', { sessionId: sessions.pop() })
  await hub.call('members.archive', { ids: [people[11]] })
  const file = path.join(work, 'RPPH contoh.pdf')
  writeFileSync(file, '%PDF-1.4\n% Berkas contoh.\n')
  const artifact = await hub.call('portfolio.add', {
    token: hub.choose(file),
    fileName: path.basename(file),
    photo: null,
    thumbnail: null,
    details: {
      type: 'daily-plan',
      title: 'RPPH contoh',
      tags: ['contoh'],
      memberId: people[0],
      activityId,
      sessionId: null,
      hasChildren: false,
      consent: 'not-needed',
    },
  })
  return { people, schools, activityId, sessions, artifactId: artifact.id }
}

async function invite(hub, { stick, label }) {
  const { id: driveId } = await hub.plugIn(stick)
  return hub.call('exchange.invite', { driveId, label })
}

async function join(inviter, joiner, stick) {
  const { fileName, words } = await invite(inviter, { stick, label: 'PKG Kopang' })
  const { id: driveId } = await joiner.plugIn(stick)
  await joiner.call('exchange.join', { driveId, fileName, words: words.join(' ') })
}

function mergeSticks(from, to) {
  cpSync(from, to, { recursive: true })
  rmSync(from, { recursive: true })
}

function hubNamed(name) {
  return {
    name,
    typeText: 'PKG',
    districtCode: null,
    districtName: null,
    ownerName: `Sekretaris ${name}`,
    ownerRole: 'secretary',
  }
}

/** The released service as a process, with the folder dialog answered from here. */
async function startHub(service, data) {
  mkdirSync(data, { recursive: true })
  const child = fork(service, [], {
    execArgv: ['--require', inRepo('tests', 'support', 'parent-port.cjs')],
    serialization: 'advanced',
    env: { ...process.env, SIMPUL_DATA_DIR: data, SIMPUL_RESOURCES_DIR: data },
  })
  const waiting = new Map()
  const folders = []
  const ready = new Promise((resolve) => {
    child.on('message', (message) => {
      if (message.type === 'ready') resolve()
      if (message.type === 'reply') waiting.get(message.callId)(message.result)
      if (message.type === 'port-ask') {
        child.send({
          type: 'port-answer',
          requestId: message.requestId,
          value: folders.shift() ?? null,
        })
      }
    })
  })
  await ready
  let calls = 0
  const call = async (channel, input) => {
    calls += 1
    const callId = `call-${calls}`
    const result = await new Promise((resolve) => {
      waiting.set(callId, resolve)
      child.send({ type: 'call', callId, channel, input })
    })
    if (!result.ok) throw new Error(`${channel}: ${JSON.stringify(result.error)}`)
    return result.value
  }
  const plugIn = (folder) => {
    folders.push(folder)
    return call('exchange.pickFolder', {})
  }
  return {
    call,
    plugIn,
    exchange: async (folder) => call('exchange.run', { driveId: (await plugIn(folder)).id }),
    choose: (file) => {
      calls += 1
      const token = `token-${calls}`
      child.send({ type: 'grant-file', token, path: file })
      return token
    },
    stop: async () => {
      const gone = once(child, 'exit')
      child.send({ type: 'shutdown' })
      await gone
    },
  }
}
