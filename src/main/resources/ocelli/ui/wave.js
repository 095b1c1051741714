/** Recordings longer than this in bytes are not drawn: their sound would fill the browser's memory. */
const MOST = 12 << 20;
const BARS = 300;
const RATE = 8000;

/** The loudness of a recording over time as a path in a box of 1 x 1; null when it cannot be drawn. */
export async function wave(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok || Number(answer.headers.get('content-length')) > MOST) return null;
    const sound = await new OfflineAudioContext(1, 1, RATE).decodeAudioData(await answer.arrayBuffer());
    const samples = sound.getChannelData(0);
    const step = Math.max(1, Math.floor(samples.length / BARS));
    const loud = Array.from({ length: BARS }, (_, i) => {
      let most = 0;
      for (let at = i * step; at < Math.min(samples.length, (i + 1) * step); at += 4) most = Math.max(most, Math.abs(samples[at]));
      return most;
    });
    const top = Math.max(...loud, 0.01);
    return loud.map((one, i) => { const high = Math.max(0.01, 0.42 * one / top); return `M${i / BARS} ${0.5 - high}h${0.7 / BARS}v${2 * high}h${-0.7 / BARS}z`; }).join('');
  } catch {
    return null; // a rail without its wave is whole otherwise
  }
}
