// Starts tasks and follows their runs. The stream of a run may break off at any time: it is opened
// again until the run has ended, and begins with the present state, so nothing is missed.

const FIRST_WAIT = 500;
const LONGEST_WAIT = 5_000;

const runs = document.querySelector('#runs');
const notice = document.querySelector('#notice');
let number = 1000;

for (const button of document.querySelectorAll('[data-start]')) {
  button.addEventListener('click', () => start(button));
}

async function start(button) {
  button.disabled = true;
  try {
    const run = await trigger(button.dataset.start);
    say(null);
    follow(run.taskId, new Card(run.taskId));
  } catch (failure) {
    say(failure.message);
  } finally {
    button.disabled = false;
  }
}

async function trigger(what) {
  const response = what === 'hello'
    ? await reach('/api/hello-world')
    : await reach('/api/webhook', {type: what, id: String(++number)});
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.detail);
  }
  return answer;
}

/** GET, or POST when there is a body. */
async function reach(path, body) {
  try {
    return await fetch(path, body && {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error('The application cannot be reached');
  }
}

async function follow(taskId, card) {
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    try {
      const response = await reach('/api/hello-world', {taskId});
      if (response.status >= 400 && response.status < 500) {
        return card.fail((await response.json()).detail);
      }
      for await (const event of events(response.body)) {
        wait = FIRST_WAIT;
        card.warn(null);
        if (card.show(event)) {
          return;
        }
      }
    } catch {
      // the connection broke off, like a stream that ends before its run
    }
    card.warn('The connection is lost. Trying again …');
    await new Promise(resolve => setTimeout(resolve, wait));
  }
}

/** Server-sent events. EventSource could not be used: it sends no body. */
async function* events(stream) {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = '', part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    const blocks = text.split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const [, name, data] = block.match(/^event: (.*)\ndata: (.*)$/) ?? [];
      if (name) {
        yield {name, data: JSON.parse(data)};
      }
    }
  }
}

function say(text) {
  notice.textContent = text ?? '';
  notice.hidden = !text;
}

/** One run on the page. */
class Card {
  #root = document.querySelector('#run').content.firstElementChild.cloneNode(true);
  #path = [];

  constructor(taskId) {
    document.querySelector('#empty').hidden = true;
    this.#text('.id', taskId);
    this.#passed('queued');
    runs.prepend(this.#root);
  }

  /** True when it was the last event. */
  show({name, data}) {
    switch (name) {
      case 'run':
        this.#run(data);
        return data.isFinal;
      case 'log':
        this.#log(data);
        return false;
      case 'connection':
        this.warn(data.connected ? null : 'Hookline cannot be reached. It goes on when it is back …');
        return false;
      case 'problem':
        this.fail(data.detail);
        return true;
      default:
        return false;
    }
  }

  fail(text) {
    this.#passed('failed');
    this.#text('.error', text);
  }

  warn(text) {
    this.#text('.broken', text);
  }

  #run(run) {
    this.#text('.task', run.task);
    this.#passed(run.status);
    this.#text('.output', run.output && (run.output.message ?? JSON.stringify(run.output)));
    this.#text('.error', run.status === 'completed' ? null : run.error);
    this.#find('.work').hidden = !run.progress || run.isFinal;
    if (run.progress) {
      this.#find('progress').value = run.progress.fraction;
      this.#text('.message', run.progress.message);
    }
  }

  #passed(status) {
    this.#root.dataset.status = status;
    this.#text('.status', status);
    if (this.#path.at(-1) !== status) {
      this.#path.push(status);
      this.#line('.path', status).dataset.status = status;
    }
  }

  #log({level, message}) {
    this.#line('.log', message).className = level.toLowerCase();
  }

  #line(list, text) {
    const line = document.createElement('li');
    line.textContent = text;
    this.#find(list).append(line);
    return line;
  }

  #text(selector, text) {
    const element = this.#find(selector);
    element.textContent = text ?? '';
    element.hidden = !text;
  }

  #find(selector) {
    return this.#root.querySelector(selector);
  }
}
