import './admin-find.js';

// Wagtail's widgets and panels begin without inline scripts: what they ask for stands in the page
// as data (portal/admin_starts.py), and only what is listed here is called.
const FUNCTIONS = ['initDateChooser', 'initTimeChooser', 'initDateTimeChooser', 'createTaskChooser'];
const CLASSES = ['InlinePanel', 'Chooser', 'PageChooser', 'ImageChooser', 'DocumentChooser', 'SnippetChooser'];

class Start extends window.StimulusModule.Controller {
  static values = { call: String, id: String, options: Object };

  connect() {
    const { callValue: call, optionsValue: options } = this;
    const given = this.hasIdValue ? [this.idValue, options] : [options];
    // What is moved in the page is connected again, and must not begin twice.
    this.element.remove();
    if (FUNCTIONS.includes(call)) window[call](...given);
    if (CLASSES.includes(call)) new window[call](...given);
  }
}

window.wagtail.app.register('portal-start', Start);
