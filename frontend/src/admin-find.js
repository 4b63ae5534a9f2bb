// A field above a list of boxes that leaves those which a word leads to. The server looks the word
// up, in all languages; what is ticked stays. Without it the list stands there whole.
const WAIT = 150; // milliseconds without a key before asking

class Find extends window.StimulusModule.Controller {
  static values = { url: String };

  connect() {
    this.input = this.element.querySelector('input[type=search]');
    this.input.hidden = false;
    this.input.addEventListener('input', () => this.wait());
    // Enter would send the whole form.
    this.input.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault(); });
  }

  disconnect() {
    clearTimeout(this.timer);
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.find(this.input.value.trim()), WAIT);
  }

  /** Leaves the boxes that `words` lead to, and says how many these are. */
  async find(words) {
    let found = null;
    if (words) {
      const answer = await fetch(`${this.urlValue}?q=${encodeURIComponent(words)}`);
      if (!answer.ok) return;
      found = new Set((await answer.json()).found);
    }
    if (this.input.value.trim() === words) this.show(found);
  }

  show(found) {
    let count = 0;
    for (const box of this.element.querySelectorAll('input[type=checkbox]')) {
      const leads = !found || found.has(box.value);
      count += leads;
      box.parentElement.hidden = !(leads || box.checked);
    }
    const said = this.element.querySelector('[role=status]');
    said.textContent = !found ? '' : count || said.dataset.none;
    said.classList.toggle('w-sr-only', !found || count > 0);
  }
}

window.wagtail.app.register('portal-find', Find);
